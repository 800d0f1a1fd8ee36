import type { INodeProperties } from 'n8n-workflow';
import {
	choiceInput,
	ITS_ZONE,
	momentInput,
	switchInput,
	textInput,
} from '../../../operations/parameters/fields';

/** When the task is sent, when it is made and when it is changed alike. */
export const sendStatusField = choiceInput('When to Send', 'sendStatus', 'schedule', {
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
});

export const sendTimeField = momentInput(
	'Send Time',
	'sendTime',
	`When the mails are sent; the word now sends at the next full minute. ${ITS_ZONE} U-Mail keeps whole minutes.`,
);

export const sendFullnameField = textInput('From Name', 'sendFullname', {
	placeholder: 'e.g. Example Ltd.',
	description: "The sender's name, which recipients see",
});

/** More templates, which share the mails of the task. */
export const moreTemplatesField = textInput('More Templates', 'moreTemplates', {
	typeOptions: { acceptsList: true },
	placeholder: 'e.g. 68, 69',
	description:
		"The IDs of templates that are used beside 'Template', separated by commas or new lines, or a list",
});

export const sendQtyField = {
	displayName: 'Send Quantity',
	name: 'sendQty',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: 'How many addresses of the contact list get a mail; 0 for all',
} as const satisfies INodeProperties;

export const subsLinkField = switchInput(
	'Subscription Link',
	'subsLink',
	true,
	'Whether to put a link into the mails with which recipients can unsubscribe',
);

export const trackStatusField = choiceInput('Track Status', 'trackStatus', 'none', {
	description: 'What U-Mail counts of the mails that were sent',
	options: [
		{ name: 'Nothing', value: 'none' },
		{ name: 'Opens', value: 'opens' },
		{ name: 'Opens and Clicks', value: 'opensAndClicks' },
	],
});

export const trackDomainField = textInput('Track Domain', 'trackDomain', {
	placeholder: 'e.g. count.example.com',
	description: 'A domain of your own for the links that count opens and clicks',
});

export const sendReplytoField = textInput('Send Reply To', 'sendReplyto', {
	placeholder: 'e.g. service@example.com',
	description: 'The address that answers go to',
});
