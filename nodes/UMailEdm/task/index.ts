import { resource } from '../../../operations/operation';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getManyByDate } from './getManyByDate';
import { update } from './update';

export const task = resource(
	'Task',
	{ create, delete: deleteOne, get, getMany, getManyByDate, update },
	'create',
);
