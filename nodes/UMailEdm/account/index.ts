import type { INodeProperties } from 'n8n-workflow';
import { getInfo } from './getInfo';
import { getService } from './getService';

/** The operations on the account, as the document's chapter 1 has them. */
export const account = { getInfo, getService } as const;

/** What the panel offers. */
export const accountOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['account'] } },
	default: 'getInfo',
	options: [
		{
			name: 'Get Info',
			value: 'getInfo',
			action: 'Get account info',
			description: 'Get who the account belongs to',
		},
		{
			name: 'Get Service',
			value: 'getService',
			action: 'Get account service',
			description: 'Get what the account may send, and how much of it is left',
		},
	],
} as const satisfies INodeProperties;
