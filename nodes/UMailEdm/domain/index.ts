import type { INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { deleteOne } from './delete';
import { getMany } from './getMany';

/** The operations on domains, as the document's chapter 7 has them. */
export const domain = { create, delete: deleteOne, getMany } as const;

/** What the panel offers. */
export const domainOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['domain'] } },
	default: 'getMany',
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create domain',
			description: 'Give a customer a domain, as its manager',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete domain',
			description: 'Take a domain from a customer, as its manager',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many domains',
			description: 'Get the domains that mails can be sent from',
		},
	],
} as const satisfies INodeProperties;
