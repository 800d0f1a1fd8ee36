import type { Call } from '../../../transport/call';
import { cloudmaxRequest, type CloudmaxAccount } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import { OPTIONS, writtenKey, type Carried, type CloudmaxTagKey } from '../tag';

/** Deletes a tag (option 2). */
export const deleteTag = {
	section: '2.1, option 2',
	effect: 'write',
	build: (account, request) =>
		cloudmaxRequest(account, OPTIONS.delete, writtenKey(request.key), request.carrier),
	read: readAnswer,
} satisfies Call<CloudmaxAccount, Carried<{ readonly key: CloudmaxTagKey }>, CloudmaxAnswer>;
