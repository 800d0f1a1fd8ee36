import type { INodeProperties } from 'n8n-workflow';
import type { SentTask } from '../../../gateways/umail/calls/tracking';
import { choiceInput, filtersOf, notice, textInput } from '../../../operations/parameters/fields';
import { notEmpty } from '../notEmpty';
import { readId } from '../locators';

/** What is tracked, and where the IDs come from. */
export const trackingNotice = notice(
	'trackingNotice',
	"U-Mail tracks only tasks that are sent through its own platform, with tracking turned on in the task. <code>Batch</code> is 'taskIdent' of Statistic > Get Batches; Get Overview gives the 'trackId' and the 'linkId' of each link for the operations beside it.",
);

/** Which task, by one of its two names. */
export const taskFields = [
	choiceInput('Identify Task By', 'identifyBy', 'ident', {
		description: 'How to name the task that was sent',
		options: [
			{ name: 'Batch', value: 'ident' },
			{ name: 'Send ID', value: 'id' },
		],
	}),
	textInput('Batch', 'ident', {
		required: true,
		placeholder: 'e.g. 20260131-362-F9B1E5',
		description: "The number of the batch: 'taskIdent' of a batch, or 'taskSn' of an overview",
		displayOptions: { show: { identifyBy: ['ident'] } },
	}),
	textInput('Send ID', 'id', {
		required: true,
		placeholder: 'e.g. 19124',
		description: "The ID of the task that was sent: 'taskId' of a batch, or that of a task",
		displayOptions: { show: { identifyBy: ['id'] } },
	}),
] as const satisfies readonly INodeProperties[];

export const linkFilters = filtersOf([
	textInput('Link ID', 'linkId', {
		placeholder: 'e.g. 8',
		description: "Only this link: 'linkId' of a link in an overview",
	}),
]);

interface TaskParameters {
	readonly identifyBy: 'ident' | 'id';
	readonly ident: string;
	readonly id: string;
}

/**
 * The task that the fields name: of its two names the chosen one alone.
 *
 * @throws InputProblem when that is empty, or no ID
 */
export function readTask({ identifyBy, ident, id }: TaskParameters): SentTask {
	return identifyBy === 'ident'
		? { ident: notEmpty(ident, 'Batch').trim() }
		: { id: readId({ value: id.trim() }, 'Send ID') };
}

/**
 * The link that the filters name; none where it is empty.
 *
 * @throws InputProblem when it is no ID
 */
export function readLink({ linkId = '' }: { readonly linkId?: string }): { linkId?: string } {
	return linkId.trim() === '' ? {} : { linkId: readId({ value: linkId.trim() }, 'Link ID') };
}
