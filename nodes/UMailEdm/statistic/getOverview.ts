import { getStatistic } from '../../../gateways/umail/calls/statistic';
import { callOperation } from '../../../operations/calls/call';
import { readDay } from '../../../operations/parameters/instant';
import { dateField } from '../day';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';

/** What was sent on a day, in numbers. */
export const getOverview = callOperation(umail, {
	name: 'Get Overview',
	action: 'Get statistic overview of day',
	description: 'Get what was sent on a day, in numbers',
	fields: [dateField],
	call: getStatistic,
	request: ({ date }, { timeZone }) => ({
		date: readDay(notEmpty(date, 'Date'), timeZone, 'Date'),
	}),
	simplified: [
		'date',
		'wsQty',
		'wsCount',
		'wsError',
		'invalidAddr',
		'formatError',
		'sendCount',
		'actualSend',
		'sendError',
		'actualDeduc',
	],
	json: (overview) => overview,
});
