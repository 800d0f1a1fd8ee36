import type { INodeProperties } from 'n8n-workflow';

/** Whose operation it is. */
export const managerNotice = {
	displayName:
		"Only for a manager's account: the credential needs the manager's username and password, and the customer in <code>Customer ID</code>",
	name: 'managerNotice',
	type: 'notice',
	default: '',
} as const satisfies INodeProperties;
