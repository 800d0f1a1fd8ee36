import { resource } from '../../../operations/operation';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getManyByDate } from './getManyByDate';
import { update } from './update';

/** The operations on tasks, as the document's sections 2.1 and 5.1 and its chapter 6 have them. */
export const task = resource(
	'Task',
	{ create, delete: deleteOne, get, getMany, getManyByDate, update },
	'create',
);
