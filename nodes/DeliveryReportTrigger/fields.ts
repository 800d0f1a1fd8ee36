import type { INodeProperties } from 'n8n-workflow';
import { optionsOf, switchInput, textInput } from '../../operations/parameters/fields';

/** The fields of the trigger. */
export const fields = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['smsgoDeliveryReport'],
		description: 'What to listen to; each has a URL of its own',
		options: [
			{
				name: 'Mitake MMS Status',
				value: 'mitakeMmsStatus',
				description: 'What became of one or many messages',
			},
			{
				name: 'Smsgo Delivery Report',
				value: 'smsgoDeliveryReport',
				description: 'What became of a message',
			},
			{
				name: 'Smsgo Reply',
				value: 'smsgoReply',
				description: 'What a recipient answered',
			},
		],
	},
	{
		displayName:
			"Mitake MMS Status: Mitake's staff must register the URL for the account, one for all its messages. From 'Webhook URLs' above, give them the Production URL with /mitake-mms in it, together with the Client ID; the Test URL would not last.",
		name: 'mitakeMmsStatusNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['mitakeMmsStatus'] } },
	},
	{
		displayName:
			"Smsgo Delivery Report: from 'Webhook URLs' above, copy the Production URL with /smsgo-report in it into the option 'Delivery Report URL' of the Smsgo SMS node that sends",
		name: 'smsgoDeliveryReportNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['smsgoDeliveryReport'] } },
	},
	{
		displayName:
			"Smsgo Reply: from 'Webhook URLs' above, copy the Production URL with /smsgo-reply in it into the option 'Reply URL' of the Smsgo SMS node that sends",
		name: 'smsgoReplyNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['smsgoReply'] } },
	},
	optionsOf([
		textInput('Allowed Addresses', 'allowedAddresses', {
			placeholder: 'e.g. 203.0.113.0/24, 2001:db8::/32',
			description:
				'Addresses and networks that may call, separated by commas; empty allows all. Behind a proxy, n8n must know it (N8N_PROXY_HOPS).',
		}),
		switchInput(
			'Drop Repeats',
			'dropRepeats',
			false,
			'Whether to acknowledge a report without starting the workflow when the same one has been stored by this n8n process before',
		),
		switchInput(
			'Final Only',
			'finalOnly',
			false,
			'Whether to start the workflow only for statuses that cannot change any more',
		),
		{
			displayName: 'Path Secret',
			name: 'pathSecret',
			type: 'string',
			noDataExpression: true,
			typeOptions: { password: true },
			default: '',
			description:
				'An extra secret at the end of each URL: letters, digits, dashes and underscores. Two, separated by a comma, while it is being changed; the URLs shown have the first.',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			default: [],
			description: 'Statuses that start the workflow; none chosen means all. Replies always do.',
			options: [
				{ name: 'Cancelled', value: 'cancelled' },
				{ name: 'Delivered', value: 'delivered' },
				{ name: 'Expired', value: 'expired' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Queued', value: 'queued' },
				{ name: 'Rejected', value: 'rejected' },
				{ name: 'Scheduled', value: 'scheduled' },
				{ name: 'Sent', value: 'sent' },
				{ name: 'Undeliverable', value: 'undeliverable' },
				{ name: 'Unknown', value: 'unknown' },
			],
		},
	]),
] as const satisfies INodeProperties[];
