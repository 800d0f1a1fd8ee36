import type { INodeProperties } from 'n8n-workflow';
import { readEmail } from '../../messaging/email';
import { quoted, withoutTrailing } from '../../messaging/text';
import { InputProblem } from '../../operations/parameters/inputProblem';

/** A contact list, picked from those of the account, or by its ID. */
export const contactListField = {
	displayName: 'Contact List',
	name: 'contactList',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The contact list to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a contact list…',
			typeOptions: { searchListMethod: 'searchContactLists', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 16' },
	],
} as const satisfies INodeProperties;

/** A domain, picked from those of the account, or by its name, which is its ID. */
export const domainField = {
	displayName: 'Domain',
	name: 'domain',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The domain to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a domain…',
			typeOptions: { searchListMethod: 'searchDomains', searchable: true },
		},
		{ displayName: 'By Name', name: 'id', type: 'string', placeholder: 'e.g. example.com' },
	],
} as const satisfies INodeProperties;

/** A template, picked from those of the account, or by its ID. */
export const templateField = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The template to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template…',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 67' },
	],
} as const satisfies INodeProperties;

/** A task, picked from those of the account, or by its ID. */
export const taskField = {
	displayName: 'Task',
	name: 'task',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The task to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a task…',
			typeOptions: { searchListMethod: 'searchTasks', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 19124' },
	],
} as const satisfies INodeProperties;

/**
 * The ID that a locator holds.
 *
 * @param label the locator as the panel shows it
 * @throws InputProblem when it is no ID of U-Mail: digits
 */
export function readId({ value }: { readonly value: string }, label: string): string {
	if (/^\d{1,20}$/u.test(value)) return value;
	throw new InputProblem(
		value === ''
			? `'${label}' is empty`
			: `'${label}' is ${quoted(value)}, which is not an ID: digits`,
	);
}

/**
 * The domain that a locator holds, as it was typed or with the address around it that it was copied
 * with.
 *
 * @throws InputProblem when it is no domain
 */
export function readDomain({ value }: { readonly value: string }): string {
	const host = value.replace(/^(?:https?:\/\/|.*@)/iu, '');
	const name = withoutTrailing(host, './').toLowerCase();
	if ('address' in readEmail(`anyone@${name}`)) return name;
	throw new InputProblem(
		value === ''
			? "'Domain' is empty"
			: `'Domain' is ${quoted(value)}, which is not a domain such as example.com`,
	);
}
