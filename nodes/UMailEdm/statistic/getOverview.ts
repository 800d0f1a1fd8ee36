import { getStatistic } from '../../../gateways/umail/calls/statistic';
import { readDay } from '../../../operations/parameters/instant';
import { dateField } from '../day';
import { notEmpty } from '../notEmpty';
import { uMailOperation } from '../uMailOperation';

/** What was sent on a day, in numbers. */
export const getOverview = uMailOperation({
	fields: [dateField],
	call: getStatistic,
	request: ({ date }, timeZone) => ({
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
