import { listTasksOfDay } from '../../../gateways/umail/calls/task';
import { dateField, requestOfDay } from '../day';
import { uMailList } from '../uMailList';

/** The tasks of one day, which come whole. */
export const getManyByDate = uMailList({
	name: 'Get Many by Date',
	action: 'Get many tasks by date',
	description: 'Get the tasks of one day that are sent through the platform',
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
		'sendStatusName',
		'sendCount',
		'errorCount',
		'trackStatus',
		'trackStatusName',
	],
	request: requestOfDay,
});
