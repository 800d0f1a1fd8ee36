import type { Unaccepted } from '../../messaging/outcome';
import type { Source } from '../../operations/polling/source';
import type { Task } from './task';

/** What every source about a task has. */
export function taskSource({ id }: Pick<Task, 'id'>, event: string) {
	return { event, id, label: `task ${id}`, begin: (since: string) => since } as const;
}

/** A chosen task that U-Mail refuses to tell of, or of which it tells nothing that can be read. */
export function refusedTask(event: string, [id, refusal]: readonly [string, Unaccepted]): Source {
	return { ...taskSource({ id }, event), read: async () => await Promise.resolve(refusal) };
}
