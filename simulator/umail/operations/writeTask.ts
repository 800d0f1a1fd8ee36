import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { HOLD, SENDING, type Task, type TaskDetails, WAITING } from '../store/task';
import {
	readListId,
	readNumber,
	readSender,
	readStatus,
	readTemplateIds,
	readTime,
} from './readTask';

const FILE = 'task.php';
const OPTIONS = { places: { either: '*' } } as const;
const MOST_TRACKING = 2;

/** 5.1 and 6.2. */
const add: Run = (state, parameters) => {
	const { account, settings, clock, tasks, replies } = state;
	if (account.serviceStatus === 'disabled') {
		throw new Refused('service_disabled', '群发服务已停用');
	}
	const templateIds = readTemplateIds(state, parameters);
	const sender = readSender(state, parameters);
	const senderName = parameters.needed('send_fullname');
	const listId = readListId(state, parameters);
	const status = readStatus(parameters, 'status', [WAITING, HOLD, SENDING]) ?? WAITING;
	const time = readTime(parameters, 'time');
	const isTimeNeeded = settings.timeRequired === 'always' || status === WAITING;
	if (time === undefined && isTimeNeeded) throw badParameter('time');
	const details: TaskDetails = {
		templateIds,
		...sender,
		senderName,
		replyTo: '',
		listId,
		sendQty: readNumber(parameters, 'send_qty') ?? 0,
		sendTime: status === SENDING ? clock.now() : (time ?? null),
		subscriptionLink: readNumber(parameters, 'subs_link', 1) !== 0,
		trackStatus: readNumber(parameters, 'track_status', MOST_TRACKING) ?? 0,
		trackDomain: parameters.text('track_domain'),
	};
	return replies.created(tasks.add(details, status).id, 'task');
};

/** What the parameters change of a task; what is absent or empty stays. */
function readChanges(state: UMailState, parameters: Parameters): Partial<TaskDetails> {
	const has = (name: string) => parameters.text(name) !== '';
	const sendTime = readTime(parameters, state.settings.editTimeName);
	const sendQty = readNumber(parameters, 'send_qty');
	const link = readNumber(parameters, 'subs_link', 1);
	const trackStatus = readNumber(parameters, 'track_status', MOST_TRACKING);
	return {
		...(has('tpl_id') ? { templateIds: readTemplateIds(state, parameters) } : {}),
		...(has('send_account') || has('send_domain') ? readSender(state, parameters) : {}),
		...(has('send_fullname') ? { senderName: parameters.text('send_fullname') } : {}),
		...(has('maillist_id') ? { listId: readListId(state, parameters) } : {}),
		...(sendQty === undefined ? {} : { sendQty }),
		...(sendTime === undefined ? {} : { sendTime }),
		...(link === undefined ? {} : { subscriptionLink: link === 1 }),
		...(trackStatus === undefined ? {} : { trackStatus }),
		...(has('track_domain') ? { trackDomain: parameters.text('track_domain') } : {}),
		...(has('send_replyto') ? { replyTo: parameters.text('send_replyto') } : {}),
	};
}

function known({ tasks }: UMailState, parameters: Parameters): Task {
	const task = tasks.find(parameters.text('id'));
	if (task === undefined) throw unknownRecord('task');
	return task;
}

/** 6.3: only what has not been sent can be changed. */
const edit: Run = (state, parameters) => {
	const task = known(state, parameters);
	if (task.timeStart !== null) throw new Refused('edit_task_error', '任务已开始');
	const status = readStatus(parameters, 'send_status', [WAITING, HOLD]);
	const changes = readChanges(state, parameters);
	if (status === WAITING && (changes.sendTime ?? task.sendTime) === null) {
		throw badParameter(state.settings.editTimeName);
	}
	state.tasks.change(task, changes, status);
	return state.replies.success();
};

/** 6.2 (the same as 5.1), 6.3 and 6.4. */
export const writeTaskOperations: readonly Operation[] = [
	operation(FILE, 'add-task', add, OPTIONS),
	operation(FILE, 'edit-task', edit, OPTIONS),
	operation(FILE, 'del-task', (state, parameters) => {
		const task = known(state, parameters);
		if (task.status === SENDING) throw new Refused('del_task_error', '任务正在发送');
		state.tasks.remove(task.id);
		return state.replies.success();
	}),
];
