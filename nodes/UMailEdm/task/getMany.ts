import { listTasks, TASKS_PER_PAGE } from '../../../gateways/umail/calls/task';
import { choiceInput, filtersOf } from '../../../operations/parameters/fields';
import { readDay } from '../../../operations/parameters/instant';
import { dateField } from '../day';
import { uMailList } from '../uMailList';

/** What most want to know of a task. */
export const TASK_COLUMNS = [
	'id',
	'sn',
	'templates',
	'listName',
	'sender',
	'sendTime',
	'sendStatus',
	'sendStatusName',
	'sendCount',
	'errorCount',
	'trackStatus',
	'trackStatusName',
] as const;

export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many tasks',
	description: 'Get the tasks of the account, with their templates and senders',
	fields: [
		filtersOf([
			{ ...dateField, required: false, description: 'The day on which the tasks are sent' },
			choiceInput('Send Status', 'sendStatus', 'all', {
				description: 'How far the tasks have come',
				options: [
					{ name: 'Any', value: 'all' },
					{ name: 'Cancelled', value: '-3' },
					{ name: 'Held', value: '-1' },
					{ name: 'Paused', value: '-2' },
					{ name: 'Sending', value: '2' },
					{ name: 'Sent', value: '3' },
					{ name: 'Waiting', value: '1' },
				],
			}),
		]),
	],
	call: listTasks,
	pageSize: TASKS_PER_PAGE,
	simplified: TASK_COLUMNS,
	request: ({ filters: { date = '', sendStatus } }, { timeZone }) => ({
		date: date.trim() === '' ? undefined : readDay(date, timeZone, 'Date'),
		sendStatus,
	}),
});
