import { resource } from '../../../operations/operation';
import { getInfo } from './getInfo';
import { getService } from './getService';

/** The operations on the account, as the document's chapter 1 has them. */
export const account = resource('Account', { getInfo, getService }, 'getInfo');
