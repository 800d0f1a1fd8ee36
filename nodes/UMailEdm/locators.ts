import type { INodeProperties } from 'n8n-workflow';
import { InputProblem } from '../../operations/inputProblem';

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

/**
 * The ID that a locator holds.
 *
 * @param label the locator as the panel shows it
 * @throws InputProblem when it is no ID of U-Mail: digits
 */
export function readId({ value }: { readonly value: string }, label: string): string {
	if (/^\d{1,20}$/u.test(value)) return value;
	throw new InputProblem(
		value === '' ? `'${label}' is empty` : `'${label}' is '${value}', which is not an ID: digits`,
	);
}
