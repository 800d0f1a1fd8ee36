import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, soleOperation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import {
	FAILURE_TYPES,
	type FailureType,
	failuresOf,
	sentCount,
	type Task,
	taskMoment,
} from '../store/task';
import { dateText, parseDay } from '../times';
import { element, elements, record, type XmlNode } from '../xml';

const { notExist, overQuota, userReject, other, spam, invalidAddress, formatError } = FAILURE_TYPES;

/** The tasks of a day; of all days where `date` is absent and `isNeeded` false. */
export function tasksOfDay(
	{ tasks }: UMailState,
	parameters: Parameters,
	isNeeded: boolean,
): readonly Task[] {
	const text = parameters.text('date');
	if (text === '' && !isNeeded) return tasks.all();
	const day = parseDay(text);
	if (day === undefined) throw badParameter('date');
	return tasks.all().filter((task) => {
		const moment = taskMoment(task);
		return moment >= day.from && moment < day.to;
	});
}

function totalsOf(tasks: readonly Task[]) {
	const sum = (of: (task: Task) => number) => tasks.reduce((total, task) => total + of(task), 0);
	return {
		planned: sum(({ recipients }) => recipients.length),
		sent: sum(sentCount),
		failed: sum(({ failures }) => failures.size),
		invalid: sum((task) => failuresOf(task, invalidAddress).length),
		malformed: sum((task) => failuresOf(task, formatError).length),
		rejected: sum((task) => failuresOf(task, notExist, overQuota, userReject, other, spam).length),
	};
}

function batchRow(task: Task, extraFields: boolean): XmlNode {
	const totals = totalsOf([task]);
	const extra = {
		totalsum: totals.planned,
		invalid: totals.invalid,
		rubbish: failuresOf(task, spam).length,
	};
	return record('task', {
		task_id: task.id,
		task_date: dateText(taskMoment(task)),
		task_ident: task.ident,
		total: totals.sent,
		failed: totals.failed,
		success: totals.sent - totals.failed,
		actual: totals.sent - totals.failed,
		email_not_exist: failuresOf(task, notExist).length,
		over_quota: failuresOf(task, overQuota).length,
		user_reject: failuresOf(task, userReject).length,
		...(extraFields ? extra : {}),
	});
}

/** `type` of 2.3, as word and as number. */
const TYPES: ReadonlyMap<string, FailureType> = new Map([
	['format_error', formatError],
	['9', formatError],
	['invalid_addr', invalidAddress],
	['8', invalidAddress],
	['not_exist', notExist],
	['1', notExist],
	['over_quota', overQuota],
	['2', overQuota],
	['user_reject', userReject],
	['3', userReject],
]);

const MORE_TYPES: ReadonlyMap<string, FailureType> = new Map([
	['4', other],
	['5', spam],
]);

/** The tasks of the day, or the one that is named; types 1 to 3 need one. */
function chosenTasks(state: UMailState, parameters: Parameters, isNeeded: boolean) {
	const tasks = tasksOfDay(state, parameters, true);
	const ident = parameters.text('task_ident');
	const id = parameters.text('task_id');
	if (ident === '' && id === '') {
		if (isNeeded) throw badParameter('task_id, task_ident');
		return tasks;
	}
	const isChosen = (task: Task) => (ident === '' ? task.id === id : task.ident === ident);
	if (!tasks.some(isChosen)) throw unknownRecord('task');
	return tasks.filter(isChosen);
}

/** Chapter 2 without the list of tasks: counts of a day, and addresses that failed, one a line. */
export const statisticOperations: readonly Operation[] = [
	soleOperation('statistic', (state, parameters) => {
		const totals = totalsOf(tasksOfDay(state, parameters, true));
		const accepted = totals.sent - totals.invalid - totals.malformed;
		const root = record('statistic', {
			date: parameters.text('date'),
			ws_qty: totals.planned,
			ws_error: totals.failed,
			ws_count: totals.sent,
			invalid_addr: totals.invalid,
			format_error: totals.malformed,
			send_count: accepted,
			deduc_count: accepted,
			actual_send: accepted - totals.rejected,
			send_error: totals.rejected,
			actual_deduc: accepted - totals.rejected,
		});
		return state.replies.document(root);
	}),
	soleOperation('stask', (state, parameters) => {
		const ident = parameters.text('ident');
		const tasks = tasksOfDay(state, parameters, false)
			.filter((task) => ident === '' || task.ident === ident)
			.map((task) => batchRow(task, state.settings.extraFields));
		return state.replies.document(element('data', tasks));
	}),
	soleOperation('deduction', (state, parameters) => {
		const { sent, failed } = totalsOf(tasksOfDay(state, parameters, true));
		const row = elements({
			date: parameters.text('date'),
			company: state.account.company,
			deduction: 'web',
			send_num: sent,
			total: sent - failed,
		});
		return state.replies.document(element('data', sent === 0 ? [] : [element('list', row)]));
	}),
	soleOperation('failexport', (state, parameters) => {
		const name = parameters.text('type');
		const more = state.settings.moreFailureTypes ? MORE_TYPES.get(name) : undefined;
		const type = TYPES.get(name) ?? more;
		if (type === undefined) throw badParameter('type');
		const isNeeded = type !== formatError && type !== invalidAddress;
		const tasks = chosenTasks(state, parameters, isNeeded);
		const addresses = tasks.flatMap((task) => failuresOf(task, type));
		return exportFile('fail.txt', linesOf(addresses), madeUpAddress, state.settings);
	}),
];
