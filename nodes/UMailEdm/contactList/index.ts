import type { INodeProperties } from 'n8n-workflow';
import { clear } from './clear';
import { create } from './create';
import { deleteOne } from './delete';
import { exportContacts } from './exportContacts';
import { exportUnsubscribed } from './exportUnsubscribed';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

/** The operations on contact lists, as the document's chapter 4 has them. */
export const contactList = {
	clear,
	create,
	delete: deleteOne,
	exportContacts,
	exportUnsubscribed,
	get,
	getMany,
	update,
} as const;

/** What the panel offers. */
export const contactListOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['contactList'] } },
	default: 'create',
	options: [
		{
			name: 'Clear',
			value: 'clear',
			action: 'Clear contact list',
			description: 'Take all contacts out of a list',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create contact list',
			description: 'Create a contact list',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete contact list',
			description: 'Delete a contact list with its contacts',
		},
		{
			name: 'Export Contacts',
			value: 'exportContacts',
			action: 'Export contacts of list',
			description: 'Get the addresses and names of a list as a file, or as items',
		},
		{
			name: 'Export Unsubscribed',
			value: 'exportUnsubscribed',
			action: 'Export unsubscribed addresses of list',
			description: 'Get who has left a list, and when, as a file, or as items',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get contact list',
			description: 'Get one contact list',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many contact lists',
			description: 'Get the contact lists of the account',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update contact list',
			description: 'Change a contact list',
		},
	],
} as const satisfies INodeProperties;
