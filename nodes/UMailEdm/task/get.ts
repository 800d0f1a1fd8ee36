import { getTask } from '../../../gateways/umail/calls/task';
import { readId, taskField } from '../locators';
import { uMailOperation } from '../uMailOperation';
import { TASK_COLUMNS } from './getMany';

/** One task, with how far it has come. */
export const get = uMailOperation({
	fields: [taskField],
	call: getTask,
	simplified: TASK_COLUMNS,
	request: ({ task }) => ({ id: readId(task, 'Task') }),
	json: (row) => row,
});
