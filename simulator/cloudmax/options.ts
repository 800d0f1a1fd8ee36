import { type Outcome, outcomeOf } from './codes';
import { type Parameters, valueOf } from './parameters';
import type { CloudmaxSettings } from './settings';
import type { GroupClass, JobType, Tag, TagStore } from './tags';

/** What an option works on. */
export interface OptionContext {
	readonly parameters: Parameters;
	/** Login name of the account. */
	readonly owner: string;
	readonly tags: TagStore;
	readonly settings: Readonly<CloudmaxSettings>;
}

type Option = (context: OptionContext) => Outcome;

/** Names that faults and the request log use for the values of Option. */
export const OPTION_NAMES = ['add', 'delete', 'modify', 'clear', 'unknown'] as const;

export type OptionName = (typeof OPTION_NAMES)[number];

const NAMES: Readonly<Record<string, Exclude<OptionName, 'unknown'>>> = {
	'1': 'add',
	'2': 'delete',
	'3': 'modify',
	'100': 'clear',
};

/** The name of a value of Option; `unknown` for a value that there is not, and for none. */
export function optionNameOf(value: string): OptionName {
	return Object.hasOwn(NAMES, value) ? (NAMES[value] ?? 'unknown') : 'unknown';
}

/** Every option, by its name. */
export const OPTIONS: Readonly<Record<OptionName, Option>> = {
	add,
	delete: remove,
	modify,
	clear,
	unknown: () => outcomeOf(110),
};

/** Undefined for a value that the document does not have. */
function jobTypeOf(text: string): JobType | undefined {
	if (text === '1') return 1;
	return text === '2' ? 2 : undefined;
}

function groupClassOf(text: string): GroupClass | undefined {
	if (text === '' || text === '0') return 0;
	if (text === '1') return 1;
	return text === '2' ? 2 : undefined;
}

/** Option 1. A missing or empty JobType means e-mail: note 1 of the HTML sample. */
function add({ parameters, owner, tags, settings }: OptionContext): Outcome {
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
}

/** Option 2. */
function remove(context: OptionContext): Outcome {
	const found = findTag(context);
	if (typeof found === 'number') return outcomeOf(found);
	context.tags.remove(found);
	return outcomeOf(0);
}

/** Option 3. */
function modify(context: OptionContext): Outcome {
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
	if (newName === '' && description === undefined && newType === undefined) return outcomeOf(102);
	const changes = {
		name: newName === '' ? found.name : newName,
		description: description ?? found.description,
		jobType: newType ?? found.jobType,
	};
	if (tags.isTaken(owner, changes.name, changes.jobType, found)) return outcomeOf(111);
	tags.change(found, changes);
	return outcomeOf(0);
}

/** Option 100: by id alone. */
function clear({ parameters, owner, tags }: OptionContext): Outcome {
	const id = valueOf(parameters, 'groupid');
	if (id === '') return outcomeOf(102);
	const tag = tags.byId(owner, id);
	if (tag === undefined) return outcomeOf(115);
	tags.change(tag, { members: [] });
	return outcomeOf(0);
}

function newDescription({ parameters, settings }: OptionContext): string | undefined {
	const given = parameters.get('description')?.value;
	return given === '' && settings.emptyDescription === 'keeps' ? undefined : given;
}

/** The tag that GroupID or GroupName names, or the code that it is refused with. */
function findTag(context: OptionContext, jobType?: JobType): Tag | number {
	const { parameters, owner, tags, settings } = context;
	const id = valueOf(parameters, 'groupid');
	const name = valueOf(parameters, 'groupname');
	if (id === '' && name === '') return 102;
	const isById = id !== '' && (name === '' || settings.bothGiven === 'id');
	if (isById) return tags.byId(owner, id) ?? 115;
	const found = tags.byName(owner, name, jobType);
	return found.at(settings.ambiguousName === 'first' ? 0 : -1) ?? 113;
}
