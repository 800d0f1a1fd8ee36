import type { FailureType, Task } from './store/task';
import type { Template } from './store/templates';
import type { Track } from './store/track';

/** A task as JSON; failures by address. */
export type TaskView = Omit<Task, 'failures'> & {
	readonly failures: Readonly<Record<string, FailureType>>;
};

/** Stored bytes as JSON shows them: their number and their hash. */
export function withoutBytes<T extends { readonly bytes: Buffer }>({ bytes, ...rest }: T) {
	return { ...rest, size: bytes.length };
}

export function taskView(task: Task): TaskView {
	return { ...task, failures: Object.fromEntries(task.failures) };
}

/** The tracking of a task as JSON. */
export function trackView(taskId: string, track: Track) {
	const { id, users, links } = track;
	return { taskId, trackId: id, users: [...users.values()], links, clicks: track.clicks() };
}

export function templateView(template: Template) {
	return { ...template, attachments: template.attachments.map((file) => withoutBytes(file)) };
}
