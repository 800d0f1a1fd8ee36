import type { INodeProperties } from 'n8n-workflow';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

/** The operations on subscriptions, as the document's chapter 4 has them. */
export const subscription = { subscribe, unsubscribe } as const;

/** What the panel offers. */
export const subscriptionOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['subscription'] } },
	default: 'subscribe',
	options: [
		{
			name: 'Subscribe',
			value: 'subscribe',
			action: 'Subscribe address',
			description: 'Put the addresses of all items on a subscription list',
		},
		{
			name: 'Unsubscribe',
			value: 'unsubscribe',
			action: 'Unsubscribe address',
			description: 'Take the addresses of all items off a subscription list',
		},
	],
} as const satisfies INodeProperties;
