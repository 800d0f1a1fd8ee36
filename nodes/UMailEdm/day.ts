import type { INodeProperties } from 'n8n-workflow';
import type { Place } from '../../operations/calls/each';
import { readDay } from '../../operations/parameters/instant';
import { notEmpty } from './notEmpty';

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

/**
 * The request for a day.
 *
 * @throws InputProblem when the date is empty, or none
 */
export function requestOfDay(
	{ date }: { readonly date: string },
	{ timeZone }: Pick<Place, 'timeZone'>,
): { date: string } {
	return { date: readDay(notEmpty(date, 'Date'), timeZone, 'Date') };
}
