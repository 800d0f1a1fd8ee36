import { outcomeOf } from '../codes';
import { type CloudmaxEndpoint, findTag, GROUPS, jobTypeOf, type OptionContext } from '../endpoint';
import { valueOf } from '../parameters';
import type { GroupClass } from '../tags';

function groupClassOf(text: string): GroupClass | undefined {
	if (text === '' || text === '0') return 0;
	if (text === '1') return 1;
	return text === '2' ? 2 : undefined;
}

/** A missing or empty JobType means e-mail: note 1 of the HTML sample. */
const add: CloudmaxEndpoint = {
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

const remove: CloudmaxEndpoint = {
	...GROUPS,
	name: 'delete',
	option: '2',
	answer(context) {
		const found = findTag(context);
		if (typeof found === 'number') return outcomeOf(found);
		context.tags.remove(found.id);
		return outcomeOf(0);
	},
};

function newDescription({ parameters, settings }: OptionContext): string | undefined {
	const given = parameters.get('description')?.value;
	return given === '' && settings.emptyDescription === 'keeps' ? undefined : given;
}

const modify: CloudmaxEndpoint = {
	...GROUPS,
	name: 'modify',
	option: '3',
	answer(context) {
		const { parameters, owner, tags, settings } = context;
		const givenType = settings.modifyJobType === 'ignored' ? '' : valueOf(parameters, 'jobtype');
		const jobType = jobTypeOf(givenType);
		if (givenType !== '' && jobType === undefined) return outcomeOf(116);
		const found = findTag(context, settings.modifyJobType === 'finds' ? jobType : undefined);
		if (typeof found === 'number') return outcomeOf(found);

		const newType = settings.modifyJobType === 'changes' ? jobType : undefined;
		const newName = valueOf(parameters, 'newgroupname');
		const description = newDescription(context);
		// What happens without any change asked for is not documented.
		if (newName === '' && description === undefined && newType === undefined) {
			return outcomeOf(102);
		}
		const changes = {
			name: newName === '' ? found.name : newName,
			description: description ?? found.description,
			jobType: newType ?? found.jobType,
		};
		if (tags.isTaken(owner, changes.name, changes.jobType, found)) return outcomeOf(111);
		tags.change(found, changes);
		return outcomeOf(0);
	},
};

/** By id alone. */
const clear: CloudmaxEndpoint = {
	...GROUPS,
	name: 'clear',
	option: '100',
	answer({ parameters, owner, tags }) {
		const id = valueOf(parameters, 'groupid');
		if (id === '') return outcomeOf(102);
		const tag = tags.ofOwner(owner, id);
		if (tag === undefined) return outcomeOf(115);
		tags.change(tag, { members: [] });
		return outcomeOf(0);
	},
};

/** Every option of the document. */
export const tagEndpoints: readonly CloudmaxEndpoint[] = [add, remove, modify, clear];
