import type { Call } from '../../../transport/call';
import { optionRequest, type Carried, type CloudmaxAccount, type FromUrl } from '../account';
import { readAnswer, type CloudmaxAnswer } from '../response';
import {
	JOB_TYPES,
	OPTIONS,
	writtenKey,
	type CloudmaxTagChanges,
	type CloudmaxTagKey,
} from '../tag';

/** Changes name, description or job type of a tag (option 3). */
export const update = {
	section: '2.1, option 3',
	effect: 'write',
	build: (account, request) =>
		optionRequest(account, OPTIONS.update, request, ({ key, changes }) => ({
			...writtenKey(key),
			JobType: changes.jobType === undefined ? '' : JOB_TYPES[changes.jobType],
			NewGroupName: changes.newName,
			Description: changes.description,
		})),
	read: readAnswer,
} satisfies Call<
	CloudmaxAccount,
	Carried<{ readonly key: CloudmaxTagKey; readonly changes: CloudmaxTagChanges }> | FromUrl,
	CloudmaxAnswer
>;
