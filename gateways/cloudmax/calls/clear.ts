import type { Call } from '../../../transport/call';
import { cloudmaxRequest, type CloudmaxAccount } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import { OPTIONS, writtenKey, type Carried } from '../tag';

/** Takes every recipient out of a tag (option 100), which only an ID names. */
export const clear = {
	section: '2.1, option 100',
	effect: 'write',
	build: (account, request) =>
		cloudmaxRequest(account, OPTIONS.clear, writtenKey({ id: request.id }), request.carrier),
	read: readAnswer,
} satisfies Call<CloudmaxAccount, Carried<{ readonly id: string }>, CloudmaxAnswer>;
