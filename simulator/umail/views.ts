import type { ContactImport } from './store/imports';
import type { FailureType, Task } from './store/task';
import type { Attachment, Template } from './store/templates';
import type { Track, TrackedClick, TrackedLink, TrackedUser } from './store/track';

/** Stored bytes as JSON shows them: their number and their hash. */
export type WithoutBytes<T> = Omit<T, 'bytes'> & { readonly size: number };

/** A task as JSON; failures by address. */
export type TaskView = Omit<Task, 'failures'> & {
	readonly failures: Readonly<Record<string, FailureType>>;
};

/** The tracking of a task as JSON. */
export interface TrackView {
	readonly taskId: string;
	readonly trackId: string;
	readonly users: readonly TrackedUser[];
	readonly links: readonly TrackedLink[];
	readonly clicks: readonly TrackedClick[];
}

function withoutBytes<T extends { readonly bytes: Buffer }>(stored: T): WithoutBytes<T> {
	const { bytes, ...rest } = stored;
	return { ...rest, size: bytes.length };
}

export function taskView(task: Task): TaskView {
	return { ...task, failures: Object.fromEntries(task.failures) };
}

export function trackView(taskId: string, track: Track): TrackView {
	const { id, users, links } = track;
	return { taskId, trackId: id, users: [...users.values()], links, clicks: track.clicks() };
}

export function templateView(template: Template) {
	const attachments = template.attachments.map((file: Attachment) => withoutBytes(file));
	return { ...template, attachments };
}

export function importView(entry: ContactImport): WithoutBytes<ContactImport> {
	return withoutBytes(entry);
}
