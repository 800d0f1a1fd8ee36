import { resource } from '../../../operations/operation';
import { create } from './create';
import { deleteOne } from './delete';
import { getMany } from './getMany';

/** The operations on domains, as the document's chapter 7 has them. */
export const domain = resource('Domain', { create, delete: deleteOne, getMany }, 'getMany');
