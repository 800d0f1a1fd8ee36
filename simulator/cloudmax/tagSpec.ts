import { ControlError, ObjectReader } from '../base/control/input';
import type { CloudmaxAccount } from './account';
import type { GroupClass, JobType, Tag } from './tags';

/** A tag to add by hand. */
export interface TagSpec {
	readonly name: string;
	/** Default: the next free one. */
	readonly id?: string;
	/** Login name of its account, by default of the first. */
	readonly owner?: string;
	/** Default 2. */
	readonly jobType?: JobType;
	/** Default 0. */
	readonly groupClass?: GroupClass;
	readonly description?: string;
	readonly members?: readonly string[];
}

/** @throws ControlError when `value` is no `TagSpec`. */
export function readTag(
	value: unknown,
	accounts: readonly CloudmaxAccount[],
): Omit<Tag, 'id'> & { readonly id: string | undefined } {
	const read = new ObjectReader(value, 'a tag');
	const name = read.text('name', undefined, /./);
	if (name === undefined) throw new ControlError(`A tag needs a 'name'`);
	return read.finish({
		name,
		id: read.text('id', undefined, /^\d+$/),
		owner: read.text('owner', accounts[0]?.loginName ?? ''),
		jobType: read.oneOf<JobType, JobType>('jobType', [1, 2], 2),
		groupClass: read.oneOf<GroupClass, GroupClass>('groupClass', [0, 1, 2], 0),
		description: read.text('description', ''),
		members: read.texts('members', []),
	});
}
