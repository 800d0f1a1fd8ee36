import { resource } from '../../../operations/operation';
import { clear } from './clear';
import { create } from './create';
import { deleteOne } from './delete';
import { exportContacts } from './exportContacts';
import { exportUnsubscribed } from './exportUnsubscribed';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const contactList = resource(
	'Contact List',
	{ clear, create, delete: deleteOne, exportContacts, exportUnsubscribed, get, getMany, update },
	'create',
);
