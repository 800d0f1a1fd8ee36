import type { INodeProperties } from 'n8n-workflow';
import { addAttachment } from './addAttachment';
import { create } from './create';
import { deleteOne } from './delete';
import { deleteAttachment } from './deleteAttachment';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

/** The operations on templates, as the document's chapter 5 has them. */
export const template = {
	addAttachment,
	create,
	delete: deleteOne,
	deleteAttachment,
	get,
	getMany,
	update,
} as const;

/** What the panel offers. */
export const templateOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['template'] } },
	default: 'create',
	options: [
		{
			name: 'Add Attachment',
			value: 'addAttachment',
			action: 'Add attachment to template',
			description: 'Add one or many files to a template',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create template',
			description: 'Create a template with subjects, content and attachments',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete template',
			description: 'Delete a template with its attachments',
		},
		{
			name: 'Delete Attachment',
			value: 'deleteAttachment',
			action: 'Delete attachment of template',
			description: 'Delete one file of a template, or all of them',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get template',
			description: 'Get one template with its content',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many templates',
			description: 'Get the templates of the account',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update template',
			description: 'Change a template',
		},
	],
} as const satisfies INodeProperties;
