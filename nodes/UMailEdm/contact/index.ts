import type { INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { createMany } from './createMany';
import { deleteOne } from './delete';
import { getMany } from './getMany';
import { importFile } from './importFile';
import { update } from './update';

/** The operations on contacts, as the document's chapter 4 has them. */
export const contact = {
	create,
	createMany,
	delete: deleteOne,
	getMany,
	importFile,
	update,
} as const;

/** What the panel offers. */
export const contactOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['contact'] } },
	default: 'create',
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create contact',
			description: 'Add one contact to a list and get its ID',
		},
		{
			name: 'Create Many',
			value: 'createMany',
			action: 'Create many contacts',
			description:
				'Add the contacts of all items to lists, up to 500 in a request. U-Mail passes over those that a list has already.',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete contact',
			description: 'Delete a contact',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many contacts',
			description: 'Get the contacts of a list, or of all',
		},
		{
			name: 'Import File',
			value: 'importFile',
			action: 'Import contacts from file',
			description:
				'Check the contacts of a file, or of items, and hand them in as one file, which U-Mail imports later',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update contact',
			description: 'Change a contact',
		},
	],
} as const satisfies INodeProperties;
