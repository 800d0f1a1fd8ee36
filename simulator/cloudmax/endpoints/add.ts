import { outcomeOf } from '../codes';
import { type CloudmaxEndpoint, GROUPS, jobTypeOf } from '../endpoint';
import { valueOf } from '../parameters';
import type { GroupClass } from '../tags';

function groupClassOf(text: string): GroupClass | undefined {
	if (text === '' || text === '0') return 0;
	if (text === '1') return 1;
	return text === '2' ? 2 : undefined;
}

/** A missing or empty JobType means e-mail: note 1 of the HTML sample. */
export const add: CloudmaxEndpoint = {
	...GROUPS,
	name: 'add',
	option: '1',
	answer({ parameters, owner, tags, settings }) {
		const name = valueOf(parameters, 'groupname');
		if (name === '') return outcomeOf(102);
		const givenType = valueOf(parameters, 'jobtype');
		const jobType = givenType === '' ? 2 : jobTypeOf(givenType);
		if (jobType === undefined) return outcomeOf(116);
		const groupClass = groupClassOf(valueOf(parameters, 'groupclass'));
		if (groupClass === undefined) return outcomeOf(117);
		if (tags.isTaken(owner, name, jobType)) return outcomeOf(111);
		if (settings.createFails) return outcomeOf(112);
		const description = valueOf(parameters, 'description');
		const { id } = tags.add({ owner, name, jobType, groupClass, description, members: [] });
		return { ...outcomeOf(0), groupId: id };
	},
};
