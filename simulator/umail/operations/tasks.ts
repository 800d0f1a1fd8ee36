import { type Operation, operation } from '../operation';
import type { Parameters } from '../parameters';
import type { UMailState } from '../state';
import { SEND_STATUSES, sentCount, type Task } from '../store/task';
import { timeText } from '../times';
import { element, elements, record, type XmlNode } from '../xml';
import { pageOf, totalOf } from './paging';
import { readStatus } from './readTask';
import { tasksOfDay } from './statistics';

const FILE = 'task.php';
const DEFAULT_LIMIT = 30;

/** What 2.1 calls `sender`: an address, a domain or `all`. */
function senderOf({ senderType, sendDomain, sendAccount }: Task): string {
	return senderType === 'domain' ? sendDomain : sendAccount;
}

function templateNames({ templates }: UMailState, task: Task): string[] {
	return task.templateIds.map((id) => templates.find(id)?.name ?? '');
}

/** The fields from `addr_type` on, which both lists share. */
function commonFields({ settings, lists }: UMailState, task: Task): XmlNode[] {
	const remark = settings.mendedSpelling ? 'send_qty_remark' : 'send_qty_remak';
	return elements({
		addr_type: 0,
		list_id: task.listId,
		list_name: lists.find(task.listId)?.subject ?? '',
		send_qty: task.sendQty,
		[remark]: task.sendQtyRemark,
		send_time: timeText(task.sendTime),
		time_start: timeText(task.timeStart),
		time_end: timeText(task.timeEnd),
		send_count: sentCount(task),
		error_count: task.failures.size,
		send_status: task.status,
		track_status: task.trackStatus,
	});
}

/** 2.1. */
function dayRow(state: UMailState, task: Task): XmlNode {
	const own = elements({
		id: task.id,
		sn: task.ident,
		sender: senderOf(task),
		sender_name: task.senderName,
		replyto: task.replyTo,
		tpl_id: task.templateIds.join(','),
		tpl_name: templateNames(state, task).join(','),
	});
	return element('task', [...own, ...commonFields(state, task)]);
}

/** 6.1; `acct_domain` and `acct_address` exist only for their types. */
function taskRow(state: UMailState, task: Task): XmlNode {
	const { senderType, sendDomain, sendAccount } = task;
	const names = templateNames(state, task);
	const templates = task.templateIds.map((id, index) =>
		record('template', { tpl_id: id, tpl_name: names[index] ?? '' }),
	);
	const own = elements({
		id: task.id,
		sn: task.ident,
		acct_type: senderType,
		...(senderType === 'domain' ? { acct_domain: sendDomain } : {}),
		...(senderType === 'address' ? { acct_address: sendAccount } : {}),
		sender: senderOf(task),
		replyto: task.replyTo,
		sender_name: task.senderName,
	});
	const listName = state.lists.find(task.listId)?.subject ?? '';
	const item = record('item', { list_id: task.listId, list_name: listName });
	const extra = state.settings.extraFields ? [element('listes', [item])] : [];
	const common = commonFields(state, task);
	return element('task', [...own, element('templates', templates), ...common, ...extra]);
}

function withStatus(tasks: readonly Task[], parameters: Parameters): readonly Task[] {
	if (parameters.text('send_status') === 'all') return tasks;
	const status = readStatus(parameters, 'send_status', SEND_STATUSES);
	return tasks.filter((task) => status === undefined || task.status === status);
}

/** 2.1 and 6.1: `list-task` and `task-list` are two calls. */
export const taskOperations: readonly Operation[] = [
	operation(FILE, 'list-task', (state, parameters) => {
		const rows = tasksOfDay(state, parameters, true).map((task) => dayRow(state, task));
		return state.replies.document(element('task_list', rows));
	}),
	operation(FILE, 'task-list', (state, parameters) => {
		const id = parameters.text('id');
		const ofDay = tasksOfDay(state, parameters, false);
		const found = withStatus(ofDay, parameters).filter((task) => id === '' || task.id === id);
		if (id !== '' && found.length === 0) return state.replies.notFound('task_list');
		// 4.8 and 7.4 know no limit without a page.
		const isPaged = parameters.text('limit') !== '';
		const page = pageOf(found, parameters, state.settings, DEFAULT_LIMIT, isPaged);
		const rows = page.map((task) => taskRow(state, task));
		const total = totalOf(found, state.settings);
		return state.replies.document(element('task_list', [...total, ...rows]));
	}),
];
