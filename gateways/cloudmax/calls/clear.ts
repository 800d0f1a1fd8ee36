import type { Call } from '../../../transport/call';
import { optionRequest, type Carried, type CloudmaxAccount, type FromUrl } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import { OPTIONS, writtenKey } from '../tag';

/** Takes every recipient out of a tag (option 100), which only an ID names. */
export const clear = {
	section: '2.1, option 100',
	effect: 'write',
	build: (account, request) =>
		optionRequest(account, OPTIONS.clear, request, ({ id }) => writtenKey({ id })),
	read: readAnswer,
} satisfies Call<CloudmaxAccount, Carried<{ readonly id: string }> | FromUrl, CloudmaxAnswer>;
