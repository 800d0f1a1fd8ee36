import type { Call } from '../../../transport/call';
import { optionRequest, type Carried, type CloudmaxAccount, type FromUrl } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import { OPTIONS, writtenKey, type CloudmaxTagKey } from '../tag';

/** Deletes a tag (option 2). */
export const deleteTag = {
	section: '2.1, option 2',
	effect: 'write',
	build: (account, request) =>
		optionRequest(account, OPTIONS.delete, request, ({ key }) => writtenKey(key)),
	read: readAnswer,
} satisfies Call<
	CloudmaxAccount,
	Carried<{ readonly key: CloudmaxTagKey }> | FromUrl,
	CloudmaxAnswer
>;
