import { deleteTask } from '../../../gateways/umail/calls/task';
import { readId, taskField } from '../locators';
import { deleted, uMailOperation } from '../uMailOperation';

/** Deletes a task; what has left stays left. */
export const deleteOne = uMailOperation({
	fields: [taskField],
	call: deleteTask,
	request: ({ task }) => ({ id: readId(task, 'Task') }),
	json: deleted,
});
