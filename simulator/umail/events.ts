import { ControlError } from '../base/control/controlError';
import { FROM_0, integer, needed, oneOf, optional, text } from '../base/control/fields';
import { type InputOf, Shape } from '../base/control/shape';
import type { UMailState } from './state';
import { type Task } from './store/task';
import type { Track } from './store/track';

/** Something that readers of mails do, or that happens to a mail. */
const fields = {
	kind: needed(oneOf(['open', 'click', 'fail', 'unsubscribe'])),
	/** For all but `unsubscribe`. */
	taskId: text(''),
	/** For `unsubscribe`. */
	listId: text(''),
	/** The address. */
	email: needed(text('')),
	/** For `click`: id or URL of a link of the task; by default its first. */
	link: optional(text('')),
	/** For `fail`: one of `FAILURE_TYPES`. */
	type: oneOf([1, 2, 3, 4, 5, 8, 9]),
	times: integer(1, { min: 1, max: 10_000 }),
	/** Milliseconds by which it becomes visible late; not for `fail`, which has no time. */
	lateMs: integer(0, FROM_0),
};
const EVENT = new Shape('an event', fields);

export type EventSpec = InputOf<typeof fields>;

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

function unsubscribe(
	{ lists, clock }: UMailState,
	listId: string,
	email: string,
	lateMs: number,
): void {
	if (!lists.has(listId)) throw new ControlError(`There is no contact list '${listId}'`);
	if (!lists.unsubscribe(listId, email, clock.now() - lateMs)) {
		throw new ControlError(`'${email}' is not in contact list ${listId}`);
	}
}

/**
 * Lets one event happen, now.
 * @param value an `EventSpec`
 * @throws ControlError when it is not one, or names what does not exist
 */
export function happen(state: UMailState, value: unknown): void {
	const { kind, taskId, listId, email, link, type, times, lateMs } = EVENT.read(value);
	if (kind === 'unsubscribe') {
		unsubscribe(state, listId, email, lateMs);
		return;
	}
	const task = state.tasks.known(taskId);
	const { address, fullname } = recipientOf(task, email);
	if (kind === 'fail') {
		task.failures.set(address, type);
		return;
	}
	const track = state.tracks.ofTask(task.id);
	if (track === undefined) throw new ControlError(`Task ${task.id} is not tracked`);
	const target = kind === 'click' ? linkOf(track, link) : undefined;
	const at = state.clock.now() - lateMs;
	for (let count = 0; count < times; count++) {
		if (target === undefined) track.open(address, fullname, at);
		else track.click(address, fullname, target, at);
	}
}
