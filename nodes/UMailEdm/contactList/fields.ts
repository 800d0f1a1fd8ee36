import { choiceInput, textInput } from '../../../operations/parameters/fields';

export const subjectField = textInput('Subject', 'subject', {
	required: true,
	placeholder: 'e.g. Customers 2026',
	description: 'The name of the contact list',
});

export const statusField = choiceInput('Status', 'status', 'enabled', {
	description: 'Whether the contact list may be used',
	options: [
		{ name: 'Disabled', value: 'disabled' },
		{ name: 'Enabled', value: 'enabled' },
	],
});

export const descriptionField = textInput('Description', 'description', {
	description: 'What the contact list is for',
});
