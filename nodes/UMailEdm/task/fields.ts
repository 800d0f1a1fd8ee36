import type { INodeProperties } from 'n8n-workflow';

/** When the task is sent, when it is made and when it is changed alike. */
export const sendStatusField = {
	displayName: 'Send Status',
	name: 'sendStatus',
	type: 'options',
	default: 'schedule',
	description: 'When the mails are sent. A task that exists can be scheduled or held.',
	options: [
		{
			name: 'Hold',
			value: 'hold',
			description: 'Not until it is scheduled with Update',
		},
		{ name: 'Now', value: 'now', description: 'As soon as the task is created' },
		{ name: 'Schedule', value: 'schedule', description: "At 'Send Time'" },
	],
} as const satisfies INodeProperties;

/** The moment at which the task is sent. */
export const sendTimeField = {
	displayName: 'Send Time',
	name: 'sendTime',
	type: 'dateTime',
	default: '',
	description:
		"When the mails are sent, in the workflow's time zone where the value names none. U-Mail keeps whole minutes.",
} as const satisfies INodeProperties;

/** The name that recipients see beside the sender's address. */
export const sendFullnameField = {
	displayName: 'Send Full Name',
	name: 'sendFullname',
	type: 'string',
	default: '',
	placeholder: 'e.g. Example Ltd.',
	description: "The sender's name, which recipients see",
} as const satisfies INodeProperties;

/** More templates, which share the mails of the task. */
export const moreTemplatesField = {
	displayName: 'More Templates',
	name: 'moreTemplates',
	type: 'string',
	typeOptions: { acceptsList: true },
	default: '',
	placeholder: 'e.g. 68, 69',
	description:
		"The IDs of templates that are used beside 'Template', separated by commas or new lines, or a list",
} as const satisfies INodeProperties;

/** How many mails leave. */
export const sendQtyField = {
	displayName: 'Send Quantity',
	name: 'sendQty',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: 'How many addresses of the contact list get a mail; 0 for all',
} as const satisfies INodeProperties;

/** Whether recipients can leave the list. */
export const subsLinkField = {
	displayName: 'Subscription Link',
	name: 'subsLink',
	type: 'boolean',
	default: true,
	description: 'Whether to put a link into the mails with which recipients can unsubscribe',
} as const satisfies INodeProperties;

/** What is counted. */
export const trackStatusField = {
	displayName: 'Track Status',
	name: 'trackStatus',
	type: 'options',
	default: 'none',
	description: 'What U-Mail counts of the mails that were sent',
	options: [
		{ name: 'Nothing', value: 'none' },
		{ name: 'Opens', value: 'opens' },
		{ name: 'Opens and Clicks', value: 'opensAndClicks' },
	],
} as const satisfies INodeProperties;

/** Where the links lead that count. */
export const trackDomainField = {
	displayName: 'Track Domain',
	name: 'trackDomain',
	type: 'string',
	default: '',
	placeholder: 'e.g. count.example.com',
	description: 'A domain of your own for the links that count opens and clicks',
} as const satisfies INodeProperties;

/** Where answers go. */
export const sendReplytoField = {
	displayName: 'Send Reply To',
	name: 'sendReplyto',
	type: 'string',
	default: '',
	placeholder: 'e.g. service@example.com',
	description: 'The address that answers go to',
} as const satisfies INodeProperties;
