import type { INodeProperties } from 'n8n-workflow';
import type { SentTask } from '../../../gateways/umail/calls/tracking';
import { filtersOf, notice, textInput } from '../../../operations/parameters/fields';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import { readId, taskField } from '../locators';
import { notEmpty } from '../notEmpty';

/** What is tracked, and where the IDs come from. */
export const trackingNotice = notice(
	'trackingNotice',
	"U-Mail tracks only tasks that are sent through its own platform, with tracking turned on in the task. Get Overview gives the 'linkId' of each link for the operations beside it.",
);

/** A task that was sent: like any other, or by the number of its batch. */
export const sentTaskField = {
	...taskField,
	description:
		"The task that was sent. Its batch is 'taskIdent' of Statistic > Get Batches, or 'taskSn' of an overview.",
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

export const linkFilters = filtersOf([
	textInput('Link ID', 'linkId', {
		placeholder: 'e.g. 8',
		description: "Only this link: 'linkId' of a link in an overview",
	}),
]);

/**
 * The task that the locator names: of its two names the chosen one alone.
 *
 * @throws InputProblem when that is empty, or no ID
 */
export function readSentTask({ mode, value }: ParamsOf<[typeof sentTaskField]>['task']): SentTask {
	return mode === 'batch' ? { ident: notEmpty(value, 'Task') } : { id: readId({ value }, 'Task') };
}

/**
 * The link that the filters name; none where it is empty.
 *
 * @throws InputProblem when it is no ID
 */
export function readLink({ linkId = '' }: { readonly linkId?: string }): { linkId?: string } {
	return linkId.trim() === '' ? {} : { linkId: readId({ value: linkId.trim() }, 'Link ID') };
}
