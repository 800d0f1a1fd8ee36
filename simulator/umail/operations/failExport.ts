import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, soleOperation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { FAILURE_TYPES, type FailureType, failuresOf, type Task } from '../store/task';
import { tasksOfDay } from './statistics';

const { notExist, overQuota, userReject, invalidAddress, formatError } = FAILURE_TYPES;

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

/** 2.3: addresses that failed, one a line. */
export const failExportOperations: readonly Operation[] = [
	soleOperation('failexport', (state, parameters) => {
		const type = TYPES.get(parameters.text('type'));
		if (type === undefined) throw badParameter('type');
		const isNeeded = type !== formatError && type !== invalidAddress;
		const tasks = chosenTasks(state, parameters, isNeeded);
		const addresses = tasks.flatMap((task) => failuresOf(task, type));
		return exportFile('fail.txt', linesOf(addresses), madeUpAddress, state.settings);
	}),
];
