import type { INodeProperties } from 'n8n-workflow';
import { exportRecipients } from './exportRecipients';
import { getClicks } from './getClicks';
import { getLinks } from './getLinks';
import { getOpens } from './getOpens';
import { getOverview } from './getOverview';

/** The operations on tracking, as the document's chapter 3 has them. */
export const tracking = { exportRecipients, getClicks, getLinks, getOpens, getOverview } as const;

/** What the panel offers. */
export const trackingOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['tracking'] } },
	default: 'getOverview',
	options: [
		{
			name: 'Export Recipients',
			value: 'exportRecipients',
			action: 'Export recipients of task',
			description: 'Get the recipients of a tracked task as a file, or as items',
		},
		{
			name: 'Get Clicks',
			value: 'getClicks',
			action: 'Get clicks of task',
			description: 'Get who followed the links of a task',
		},
		{
			name: 'Get Links',
			value: 'getLinks',
			action: 'Get links of task',
			description: 'Get how often each link of a task was followed',
		},
		{
			name: 'Get Opens',
			value: 'getOpens',
			action: 'Get opens of task',
			description: 'Get who opened the mails of a task',
		},
		{
			name: 'Get Overview',
			value: 'getOverview',
			action: 'Get tracking overview of task',
			description: 'Get how often the mails of a task were opened and their links followed',
		},
	],
} as const satisfies INodeProperties;
