import { listTasksOfDay } from '../../../gateways/umail/calls/task';
import { readDay } from '../../../operations/parameters/instant';
import { dateField } from '../day';
import { notEmpty } from '../notEmpty';
import { uMailList } from '../uMailOperation';

/** The tasks of one day, which come whole. */
export const getManyByDate = uMailList({
	fields: [dateField],
	call: listTasksOfDay,
	simplified: [
		'id',
		'sn',
		'tplName',
		'listName',
		'sender',
		'sendTime',
		'sendStatus',
		'sendCount',
		'errorCount',
		'trackStatus',
	],
	request: ({ date }, timeZone) => ({
		date: readDay(notEmpty(date, 'Date'), timeZone, 'Date'),
	}),
});
