import type { INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { deleteOne } from './delete';
import { getMany } from './getMany';
import { update } from './update';

/** The operations on mailboxes, as the document's chapter 7 has them. */
export const mailbox = { create, delete: deleteOne, getMany, update } as const;

/** What the panel offers. */
export const mailboxOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['mailbox'] } },
	default: 'getMany',
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create mailbox',
			description: 'Create a mailbox in a domain',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete mailbox',
			description: 'Delete a mailbox',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many mailboxes',
			description: 'Get the mailboxes of a domain',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update mailbox',
			description: 'Change the password of a mailbox',
		},
	],
} as const satisfies INodeProperties;
