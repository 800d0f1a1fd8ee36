import { resource } from '../../../operations/operation';
import { create } from './create';
import { deleteOne } from './delete';
import { getMany } from './getMany';

export const domain = resource('Domain', { create, delete: deleteOne, getMany }, 'getMany');
