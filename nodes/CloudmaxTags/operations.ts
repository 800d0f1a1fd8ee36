import { resource, type Resources } from '../../operations/operation';
import { clear } from './tag/clear';
import { create } from './tag/create';
import { deleteTag } from './tag/delete';
import { update } from './tag/update';

export const resources = {
	tag: resource('Tag', { clear, create, delete: deleteTag, update }, 'create'),
} as const satisfies Resources;
