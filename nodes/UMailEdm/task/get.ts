import { getTask } from '../../../gateways/umail/calls/task';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readId, taskField } from '../locators';
import { TASK_COLUMNS } from './getMany';

export const get = callOperation(umail, {
	name: 'Get',
	action: 'Get task',
	description: 'Get one task and how far it has come',
	fields: [taskField],
	call: getTask,
	simplified: TASK_COLUMNS,
	request: ({ task }) => ({ id: readId(task, 'Task') }),
	json: (row) => row,
});
