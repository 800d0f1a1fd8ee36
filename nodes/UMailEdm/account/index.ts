import { resource } from '../../../operations/operation';
import { getInfo } from './getInfo';
import { getService } from './getService';

export const account = resource('Account', { getInfo, getService }, 'getInfo');
