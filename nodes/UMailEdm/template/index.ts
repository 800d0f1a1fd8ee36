import { resource } from '../../../operations/operation';
import { addAttachment } from './addAttachment';
import { create } from './create';
import { deleteOne } from './delete';
import { deleteAttachment } from './deleteAttachment';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const template = resource(
	'Template',
	{ addAttachment, create, delete: deleteOne, deleteAttachment, get, getMany, update },
	'create',
);
