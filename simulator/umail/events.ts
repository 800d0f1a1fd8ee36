import { ControlError, ObjectReader } from '../base/control/input';
import type { UMailState } from './state';
import { FAILURE_TYPES, type Task } from './store/task';
import type { Track } from './store/track';

/** Something that readers of mails do, or that happens to a mail. */
export interface EventSpec {
	readonly kind: 'open' | 'click' | 'fail' | 'unsubscribe';
	/** For all but `unsubscribe`. */
	readonly taskId?: string;
	/** For `unsubscribe`. */
	readonly listId?: string;
	/** The address. */
	readonly email: string;
	/** For `click`: id or URL of a link of the task; by default its first. */
	readonly link?: string;
	/** For `fail`: 1, 2, 3, 5, 8 or 9; by default 1. */
	readonly type?: number;
	/** Default 1. */
	readonly times?: number;
}

const KINDS = ['open', 'click', 'fail', 'unsubscribe'] as const;
const MOST_TIMES = 10_000;

function recipientOf(task: Task, email: string) {
	const key = email.toLowerCase();
	const found = task.recipients.find(({ address }) => address.toLowerCase() === key);
	if (found === undefined) {
		throw new ControlError(`Task ${task.id} has not been sent to '${email}'`);
	}
	return found;
}

function linkOf(track: Track, wanted: string | undefined) {
	const found = track.links.find(
		({ id, url }) => wanted === undefined || wanted === id || wanted === url,
	);
	if (found === undefined) throw new ControlError(`The task has no link '${wanted ?? ''}'`);
	return found;
}

function unsubscribe(state: UMailState, listId: string | undefined, email: string): void {
	if (listId === undefined || !state.lists.has(listId)) {
		throw new ControlError(`There is no contact list '${listId ?? ''}'`);
	}
	if (!state.lists.unsubscribe(listId, email)) {
		throw new ControlError(`'${email}' is not in contact list ${listId}`);
	}
}

/**
 * Lets one event happen, now.
 * @param value an `EventSpec`
 * @throws ControlError when it is not one, or names what does not exist
 */
export function happen(state: UMailState, value: unknown): void {
	const read = new ObjectReader(value, 'an event');
	const kind = read.oneOf('kind', KINDS, undefined);
	const taskId = read.text('taskId', undefined);
	const listId = read.text('listId', undefined);
	const email = read.text('email', undefined);
	const link = read.text('link', undefined);
	const type = read.oneOf('type', Object.values(FAILURE_TYPES), FAILURE_TYPES.notExist);
	const times = read.integer('times', 1, { min: 1, max: MOST_TIMES });
	read.finish(undefined);
	if (kind === undefined || email === undefined) {
		throw new ControlError(`An event needs 'kind' (${KINDS.join(', ')}) and 'email'`);
	}
	if (kind === 'unsubscribe') {
		unsubscribe(state, listId, email);
		return;
	}
	const task = taskId === undefined ? undefined : state.tasks.find(taskId);
	if (task === undefined) throw new ControlError(`There is no task '${taskId ?? ''}'`);
	const { address, fullname } = recipientOf(task, email);
	if (kind === 'fail') {
		task.failures.set(address, type);
		return;
	}
	const track = state.tracks.ofTask(task.id);
	if (track === undefined) throw new ControlError(`Task ${task.id} is not tracked`);
	const target = kind === 'click' ? linkOf(track, link) : undefined;
	for (let count = 0; count < times; count++) {
		if (target === undefined) track.open(address, fullname, state.clock.now());
		else track.click(address, fullname, target, state.clock.now());
	}
}
