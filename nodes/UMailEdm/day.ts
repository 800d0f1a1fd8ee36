import type { INodeProperties } from 'n8n-workflow';

/** A day of U-Mail's calendar. */
export const dateField = {
	displayName: 'Date',
	name: 'date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	required: true,
	placeholder: 'e.g. 2026-01-31',
	description:
		'The day. A moment with a time of day counts for the day it falls on in China (UTC+8).',
} as const satisfies INodeProperties;
