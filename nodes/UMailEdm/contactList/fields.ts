import type { INodeProperties } from 'n8n-workflow';

/** The name of a contact list. */
export const subjectField = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Customers 2026',
	description: 'The name of the contact list',
} as const satisfies INodeProperties;

/** Whether a contact list may be used. */
export const statusField = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'enabled',
	description: 'Whether the contact list may be used',
	options: [
		{ name: 'Disabled', value: 'disabled' },
		{ name: 'Enabled', value: 'enabled' },
	],
} as const satisfies INodeProperties;

/** What a contact list is for. */
export const descriptionField = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'What the contact list is for',
} as const satisfies INodeProperties;
