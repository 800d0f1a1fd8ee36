import type { Call } from '../../../transport/call';
import { cloudmaxRequest, cloudmaxRequestFromUrl, type CloudmaxAccount } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import {
	JOB_TYPES,
	OPTIONS,
	writtenKey,
	type Carried,
	type CloudmaxTagChanges,
	type CloudmaxTagKey,
	type FromUrl,
} from '../tag';

/** Changes name or description of a tag (option 3). */
export const update = {
	section: '2.1, option 3',
	effect: 'write',
	build(account, request) {
		if ('xmlUrl' in request) {
			return cloudmaxRequestFromUrl(account, OPTIONS.update, request.xmlUrl);
		}
		const { newName, description, jobType } = request.changes;
		const parameters = {
			...writtenKey(request.key),
			JobType: jobType === undefined ? '' : JOB_TYPES[jobType],
			NewGroupName: newName,
			Description: description,
		};
		return cloudmaxRequest(account, OPTIONS.update, parameters, request.carrier);
	},
	read: readAnswer,
} satisfies Call<
	CloudmaxAccount,
	Carried<{ readonly key: CloudmaxTagKey; readonly changes: CloudmaxTagChanges }> | FromUrl,
	CloudmaxAnswer
>;
