import { getStatistic } from '../../../gateways/umail/calls/statistic';
import { callOperation } from '../../../operations/calls/call';
import { dateField, requestOfDay } from '../day';
import { umail } from '../gateway';

export const getOverview = callOperation(umail, {
	name: 'Get Overview',
	action: 'Get statistic overview of day',
	description: 'Get what was sent on a day, in numbers',
	fields: [dateField],
	call: getStatistic,
	request: requestOfDay,
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
