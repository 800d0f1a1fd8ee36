import type { Call } from '../../../transport/call';
import { optionRequest, type Carried, type CloudmaxAccount, type FromUrl } from '../account';
import { idOf, readAnswer } from '../response';
import { CLASSES, JOB_TYPES, OPTIONS, type CloudmaxTag } from '../tag';

/**
 * Makes a tag (option 1); gives its ID, or null where the vendor confirms the tag and tells no ID. Its
 * type is always said: without one the vendor takes it for an e-mail tag.
 */
export const create = {
	section: '2.1, option 1',
	effect: 'write',
	build: (account, request) =>
		optionRequest(account, OPTIONS.create, request, ({ tag }) => ({
			JobType: JOB_TYPES[tag.jobType],
			GroupName: tag.name,
			GroupClass: CLASSES[tag.tagClass],
			Description: tag.description,
		})),
	read: (response) => idOf(readAnswer(response)),
} satisfies Call<CloudmaxAccount, Carried<{ readonly tag: CloudmaxTag }> | FromUrl, string | null>;
