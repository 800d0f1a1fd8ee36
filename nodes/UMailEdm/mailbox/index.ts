import { resource } from '../../../operations/operation';
import { create } from './create';
import { deleteOne } from './delete';
import { getMany } from './getMany';
import { update } from './update';

export const mailbox = resource(
	'Mailbox',
	{ create, delete: deleteOne, getMany, update },
	'getMany',
);
