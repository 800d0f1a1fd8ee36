import type { INodeProperties } from 'n8n-workflow';
import { notice, optionsOf } from '../../operations/parameters/fields';
import { timeoutField } from '../../operations/parameters/sharedFields';

/** The fields of the trigger; n8n adds those that say how often it polls. */
export const fields = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['taskFinished'],
		description: 'What to start the workflow for',
		options: [
			{
				name: 'Clicked',
				value: 'clicked',
				description: 'Someone followed a link in a mail of a task that tracks clicks',
			},
			{
				name: 'Failed',
				value: 'failed',
				description: 'A mail of a task did not reach an address',
			},
			{
				name: 'Opened',
				value: 'opened',
				description: 'Someone opened a mail of a task that tracks opens',
			},
			{
				name: 'Task Finished',
				value: 'taskFinished',
				description: 'All mails of a task have been sent',
			},
			{
				name: 'Unsubscribed',
				value: 'unsubscribed',
				description: 'Someone left a contact list',
			},
		],
	},
	{
		displayName: 'Contact List Names or IDs',
		name: 'contactLists',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getContactLists' },
		default: [],
		description:
			'The contact lists to watch, and the tasks that are sent to them; none means all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Task Names or IDs',
		name: 'tasks',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getTasks' },
		default: [],
		description:
			'The tasks to watch; none means all. It has nothing to do with who leaves a list. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	notice(
		'atLeastOnceNotice',
		"What happened before the workflow was published does not start it. Each event comes at least once: when n8n ends before it has stored an execution, it comes again with the same 'dedupeKey', on which a Remove Duplicates node can drop it.",
	),
	notice(
		'forgettingNotice',
		"What it has seen is kept with the workflow under this node's name and its account. Renaming the node, copying the workflow, or another account or customer in the credential begins anew: what happens until the next poll after that is lost.",
	),
	optionsOf([
		{
			...timeoutField,
			description: 'Time in ms to wait for the gateway to begin its answer, and again to end it',
		},
		{
			displayName: 'Track Days',
			name: 'trackDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 90, numberPrecision: 0 },
			default: 14,
			description:
				'For how many days after its sending a task is watched, where no tasks are chosen. Each watched task costs a request at every poll.',
		},
	]),
] as const satisfies INodeProperties[];
