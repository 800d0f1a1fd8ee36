import type { INodeProperties } from 'n8n-workflow';

/** The subscription list that an operation works on; whether contact lists share its IDs is unknown. */
export const listIdField = {
	displayName: 'Subscription List ID',
	name: 'listId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 16',
	description: 'The ID of the subscription list, as U-Mail shows it on the web',
} as const satisfies INodeProperties;
