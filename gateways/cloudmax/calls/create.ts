import type { Call } from '../../../transport/call';
import { cloudmaxRequest, cloudmaxRequestFromUrl, type CloudmaxAccount } from '../account';
import { idOf, readAnswer } from '../response';
import { CLASSES, JOB_TYPES, OPTIONS, type Carried, type CloudmaxTag, type FromUrl } from '../tag';

/**
 * Makes a tag (option 1); gives its ID, or null where the vendor confirms the tag and tells no ID. Its
 * type is always said: without one the vendor takes it for an e-mail tag.
 */
export const create = {
	section: '2.1, option 1',
	effect: 'write',
	build(account, request) {
		if ('xmlUrl' in request) {
			return cloudmaxRequestFromUrl(account, OPTIONS.create, request.xmlUrl);
		}
		const { name, jobType, tagClass, description } = request.tag;
		const parameters = {
			JobType: JOB_TYPES[jobType],
			GroupName: name,
			GroupClass: CLASSES[tagClass],
			Description: description,
		};
		return cloudmaxRequest(account, OPTIONS.create, parameters, request.carrier);
	},
	read: (response) => idOf(readAnswer(response)),
} satisfies Call<CloudmaxAccount, Carried<{ readonly tag: CloudmaxTag }> | FromUrl, string | null>;
