import { resource } from '../../../operations/operation';
import { create } from './create';
import { createMany } from './createMany';
import { deleteOne } from './delete';
import { getMany } from './getMany';
import { importFile } from './importFile';
import { update } from './update';

export const contact = resource(
	'Contact',
	{ create, createMany, delete: deleteOne, getMany, importFile, update },
	'create',
);
