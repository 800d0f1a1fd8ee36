import {
	addTask,
	deleteTask,
	editTask,
	getTask,
	listTasks,
	listTasksOfDay,
} from '../../../../gateways/umail/calls/task';
import type { WireCase } from './case';

const file = 'task.php';

/** What the document gives as GET is in the query and in the body. */
const inBoth = (action: string, parameters: Readonly<Record<string, string>>) => ({
	query: { do: action, ...parameters },
	body: parameters,
});

/** Section 2.1 and chapter 6, tasks. */
export const taskWire: readonly WireCase[] = [
	{
		section: '2.1',
		shows: 'asks for a day',
		build: (account) => listTasksOfDay.build(account, { date: '2012-03-02' }),
		method: 'GET',
		file,
		query: { do: 'list-task', date: '2012-03-02' },
	},
	{
		section: '5.1',
		shows: "has 'status' and 'time', and no domain for a single address",
		build: (account) =>
			addTask.build(account, {
				templates: ['2'],
				sender: { by: 'address', address: 'test@comingchina.com' },
				sendFullname: '客服',
				contactList: '5',
				sendStatus: 'schedule',
				sendTime: '2012-07-04 16:08',
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		...inBoth('add-task', {
			tpl_id: '2',
			send_account: 'test@comingchina.com',
			send_fullname: '客服',
			maillist_id: '5',
			status: '1',
			time: '2012-07-04 16:08',
		}),
	},
	{
		section: '6.2',
		shows: 'takes several templates, all addresses of a domain and every option',
		build: (account) =>
			addTask.build(account, {
				templates: ['1', '2', '78'],
				sender: { by: 'domain', domain: 'comingchina.com' },
				sendFullname: 'n',
				contactList: '5',
				sendStatus: 'hold',
				sendTime: '2012-07-04 16:08',
				sendQty: 0,
				subsLink: false,
				trackStatus: 'opensAndClicks',
				trackDomain: 'count.example.com',
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		...inBoth('add-task', {
			tpl_id: '1,2,78',
			send_domain: 'comingchina.com',
			send_account: 'all',
			send_fullname: 'n',
			maillist_id: '5',
			send_qty: '0',
			subs_link: '0',
			track_status: '2',
			track_domain: 'count.example.com',
			status: '-1',
			time: '2012-07-04 16:08',
		}),
	},
	{
		section: '6.2',
		shows: 'takes all addresses of all domains, and sends now',
		build: (account) =>
			addTask.build(account, {
				templates: ['1'],
				sender: { by: 'all' },
				sendFullname: 'n',
				contactList: '5',
				sendStatus: 'now',
				sendTime: '2012-07-04 16:08',
				subsLink: true,
				trackStatus: 'none',
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		...inBoth('add-task', {
			tpl_id: '1',
			send_domain: 'all',
			send_account: 'all',
			send_fullname: 'n',
			maillist_id: '5',
			subs_link: '1',
			track_status: '0',
			status: '2',
			time: '2012-07-04 16:08',
		}),
	},
	{
		section: '6.1',
		shows: 'asks for one task',
		build: (account) => getTask.build(account, { id: '19124' }),
		method: 'GET',
		file,
		query: { do: 'task-list', id: '19124' },
	},
	{
		section: '6.1',
		shows: 'asks for a page of the tasks of a day and a status',
		build: (account) =>
			listTasks.build(account, {
				date: '2013-01-05',
				sendStatus: '-1',
				page: '2',
				limit: '200',
			}),
		method: 'GET',
		file,
		query: {
			do: 'task-list',
			date: '2013-01-05',
			send_status: '-1',
			page: '2',
			limit: '200',
		},
	},
	{
		section: '6.3',
		shows: "has 'send_status' and 'send_time', and only what changes",
		build: (account) =>
			editTask.build(account, {
				id: '16',
				sendStatus: 'hold',
				sendTime: '2012-07-31 12:00',
				sendReplyto: 'a@example.com',
				sender: { by: 'all' },
				trackStatus: 'opens',
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		...inBoth('edit-task', {
			id: '16',
			send_domain: 'all',
			send_account: 'all',
			track_status: '1',
			send_status: '-1',
			send_time: '2012-07-31 12:00',
			send_replyto: 'a@example.com',
		}),
	},
	{
		section: '6.4',
		shows: 'names the task',
		build: (account) => deleteTask.build(account, { id: '19124' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		...inBoth('del-task', { id: '19124' }),
	},
];
