import type { Operations } from '../../operations/operation';
import { clear } from './tag/clear';
import { create } from './tag/create';
import { deleteTag } from './tag/delete';
import { update } from './tag/update';

/** Every operation of the node, by resource. */
export const operations = {
	tag: { clear, create, delete: deleteTag, update },
} as const satisfies Operations;
