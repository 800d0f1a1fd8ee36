import type { INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getManyByDate } from './getManyByDate';
import { update } from './update';

/** The operations on tasks, as the document's sections 2.1 and 5.1 and its chapter 6 have them. */
export const task = { create, delete: deleteOne, get, getMany, getManyByDate, update } as const;

/** What the panel offers. */
export const taskOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['task'] } },
	default: 'create',
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create task',
			description: 'Send a template to a contact list, now or later',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete task',
			description: 'Delete a task that is not being sent',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get task',
			description: 'Get one task and how far it has come',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many tasks',
			description: 'Get the tasks of the account, with their templates and senders',
		},
		{
			name: 'Get Many by Date',
			value: 'getManyByDate',
			action: 'Get many tasks by date',
			description: 'Get the tasks of one day that are sent through the platform',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update task',
			description: 'Change a task that has not begun, and see what was stored',
		},
	],
} as const satisfies INodeProperties;
