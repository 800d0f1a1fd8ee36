import { choiceInput, textInput } from '../../../operations/parameters/fields';

/** U-Mail calls it the subject. */
export const subjectField = textInput('Name', 'subject', {
	required: true,
	placeholder: 'e.g. Customers 2026',
	description: 'The name of the contact list, which recipients do not see',
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
