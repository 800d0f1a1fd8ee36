import { accepted } from '../../messaging/outcome';
import { HighWater, NOTHING_YET } from '../../operations/polling/highWater';
import type { Source } from '../../operations/polling/source';
import { itemOf } from './item';
import type { Task } from './task';
import { taskSource } from './taskSource';

/** A task whose mails have all been sent: told once, by what the list of tasks says (6.1). */
export function taskFinished(task: Task): Source {
	const { id, listId, isFinished, timeEnd, row } = task;
	return {
		...taskSource(task, 'taskFinished'),
		async read(mark) {
			const rows = new HighWater<Task>(mark);
			if (isFinished) rows.see(timeEnd || NOTHING_YET, 'finished', task);
			const { news, mark: next } = rows.finish();
			const items = news.map(() =>
				itemOf({
					event: 'taskFinished',
					contactListId: listId || null,
					taskId: id,
					email: null,
					occurredAt: timeEnd || null,
					key: [],
					raw: row,
				}),
			);
			return await Promise.resolve(accepted({ news: items, mark: next }));
		},
	};
}
