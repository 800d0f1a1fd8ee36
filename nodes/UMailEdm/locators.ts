import type { INodeProperties } from 'n8n-workflow';
import type { SentTask } from '../../gateways/umail/calls/tracking';
import { readEmail } from '../../messaging/email';
import { quoted, withoutTrailing } from '../../messaging/text';
import { InputProblem } from '../../operations/parameters/inputProblem';
import { notEmpty } from './notEmpty';

/** Something of the account's, picked from a list of all, or by what the user knows it by. */
function locator<const Name extends string>(
	displayName: string,
	name: Name,
	searchListMethod: string,
	by: { readonly displayName: string; readonly placeholder: string },
) {
	const what = displayName.toLowerCase();
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: `The ${what} to work on`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${what}…`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: by.displayName, name: 'id', type: 'string', placeholder: by.placeholder },
		],
	} as const satisfies INodeProperties;
}

export const contactListField = locator('Contact List', 'contactList', 'searchContactLists', {
	displayName: 'By ID',
	placeholder: 'e.g. 16',
});

/** Its name is its ID. */
export const domainField = locator('Domain', 'domain', 'searchDomains', {
	displayName: 'By Name',
	placeholder: 'e.g. example.com',
});

export const templateField = locator('Template', 'template', 'searchTemplates', {
	displayName: 'By ID',
	placeholder: 'e.g. 67',
});

export const taskField = locator('Task', 'task', 'searchTasks', {
	displayName: 'By ID',
	placeholder: 'e.g. 19124',
});

/** A task that was sent: like any other, or by the number of its batch. */
export const sentTaskField = {
	...taskField,
	description:
		"The task that was sent. Its batch is 'taskIdent' of Statistic > Get Batches, or 'taskSn' of a tracking overview.",
	modes: [
		...taskField.modes,
		{
			displayName: 'By Batch',
			name: 'batch',
			type: 'string',
			placeholder: 'e.g. 20260131-362-F9B1E5',
		},
	],
} as const satisfies INodeProperties;

/**
 * The task that {@link sentTaskField} names: of its two names the chosen one alone.
 *
 * @throws InputProblem when that is empty, or no ID
 */
export function readSentTask(task: { readonly mode: string; readonly value: string }): SentTask {
	return task.mode === 'batch'
		? { ident: notEmpty(task.value, 'Task') }
		: { id: readId(task, 'Task') };
}

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
