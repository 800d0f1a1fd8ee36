import { deleteTask } from '../../../gateways/umail/calls/task';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readId, taskField } from '../locators';
import { deleted } from '../written';

/** Deletes a task; what has left stays left. */
export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete task',
	description: 'Delete a task that is not being sent',
	fields: [taskField],
	call: deleteTask,
	request: ({ task }) => ({ id: readId(task, 'Task') }),
	json: deleted,
});
