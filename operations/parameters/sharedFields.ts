import type { INodeProperties } from 'n8n-workflow';
import { optionsOf, switchInput } from './fields';

/** `Batching`, worded as in the HTTP Request node. */
export const batchingField = {
	displayName: 'Batching',
	name: 'batching',
	placeholder: 'Add Batching',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	default: { batch: {} },
	description:
		'Pauses between groups of input items; has nothing to do with how many recipients share a request',
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items per Batch',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: -1 },
					default: 50,
					description:
						'Input will be split in batches to throttle requests. -1 for disabled. 0 will be treated as 1.',
				},
				{
					displayName: 'Batch Interval (Ms)',
					name: 'batchInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1000,
					description: 'Time (in milliseconds) between each batch of requests. 0 for disabled.',
				},
			],
		},
	],
} as const satisfies INodeProperties;

/** `Concurrency` for gateways that name no limit of their own. */
export const concurrencyField = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description: 'Most requests at the same time, 1 to 50. The value of the first item counts.',
} as const satisfies INodeProperties;

/** `Timeout`, worded as in the HTTP Request node. */
export const timeoutField = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600000 },
	default: 60000,
	description:
		'Time in ms to wait for the gateway to begin its answer, and again to end it. The value of the first item counts.',
} as const satisfies INodeProperties;

export const maxRecipientsField = {
	displayName: 'Max Recipients',
	name: 'maxRecipients',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 10000,
	description:
		'Most recipients that one execution of this node sends to. Those beyond it are refused one by one; what has left stays left.',
} as const satisfies INodeProperties;

export const skipDuplicatesField = switchInput(
	'Skip Duplicates',
	'skipDuplicates',
	false,
	'Whether to leave out a recipient who gets the same message from this execution of the node already, in whatever spelling',
);

export const suppressWithinField = {
	displayName: 'Suppress Within (Minutes)',
	name: 'suppressWithin',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 43_200, numberPrecision: 0 },
	default: 0,
	description:
		"For how long a recipient who was sent a message from this account is not sent the same one again, by this or any later execution; 0 for off. Exact within one n8n process. After a restart and across workers it is as good as n8n's own table, which keeps no times and no more than the last 10,000 messages of this node: up to half as long again, and two workers at the same moment can both send. The value of the first item counts.",
} as const satisfies INodeProperties;

export const returnAllField = switchInput(
	'Return All',
	'returnAll',
	false,
	'Whether to return all results or only up to a given limit',
);

export const limitField = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
} as const satisfies INodeProperties;

/** `Simplify` of a list whose rows have many fields. */
export const simplifyField = switchInput(
	'Simplify',
	'simplify',
	true,
	'Whether to return a simplified version of the response instead of the raw data',
);

/** The options of an operation that only asks. */
export const requestOptionsField = optionsOf([concurrencyField, timeoutField]);

/** The options of an operation that has nothing to do at once: its answer is the same for every item. */
export const timeoutOptionsField = optionsOf([timeoutField]);

/** The options of an operation that only asks, for a gateway whose limits are its own. */
export interface RequestOptionsField extends INodeProperties {
	readonly name: 'options';
	readonly type: 'collection';
	readonly options: [NumberField<'concurrency'>, NumberField<'timeout'>];
}

interface NumberField<Name extends string> extends INodeProperties {
	readonly name: Name;
	readonly type: 'number';
	readonly default: number;
}
