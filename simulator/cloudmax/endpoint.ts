import { type Endpoint, GET_OR_POST } from '../base/gateway/endpoint';
import { type Outcome, outcomeOf } from './codes';
import { type Parameters, valueOf } from './parameters';
import type { CloudmaxState } from './state';
import type { JobType, Tag } from './tags';

/** What an option works on. */
export interface OptionContext {
	readonly parameters: Parameters;
	/** Login name of the account. */
	readonly owner: string;
	readonly tags: CloudmaxState['tags'];
	readonly settings: CloudmaxState['settings'];
}

/** One value of Option. */
export interface CloudmaxEndpoint extends Endpoint {
	readonly option: string | null;
	/** Carries a call out whose account has been checked. */
	readonly answer: (context: OptionContext) => Outcome;
}

/** What all options have in common. */
export const GROUPS = { paths: ['groups.aspx'], methods: GET_OR_POST };

/** A value that there is not, or none. */
export const unknownOption: CloudmaxEndpoint = {
	...GROUPS,
	name: 'unknown',
	option: null,
	answer: () => outcomeOf(110),
};

/** Undefined for a value that the document does not have. */
export function jobTypeOf(text: string): JobType | undefined {
	if (text === '1') return 1;
	return text === '2' ? 2 : undefined;
}

/** The tag that GroupID or GroupName names, or the code that it is refused with. */
export function findTag(context: OptionContext, jobType?: JobType): Tag | number {
	const { parameters, owner, tags, settings } = context;
	const id = valueOf(parameters, 'groupid');
	const name = valueOf(parameters, 'groupname');
	if (id === '' && name === '') return 102;
	const isById = id !== '' && (name === '' || settings.bothGiven === 'id');
	if (isById) return tags.ofOwner(owner, id) ?? 115;
	const found = tags.byName(owner, name, jobType);
	return found.at(settings.ambiguousName === 'first' ? 0 : -1) ?? 113;
}
