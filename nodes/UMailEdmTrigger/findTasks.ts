import type { UMailLine } from '../../gateways/umail/account';
import {
	getTask,
	listTasks,
	TASKS_PER_PAGE,
	type TaskFilter,
} from '../../gateways/umail/calls/task';
import { accepted, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { toVendorTime } from '../../messaging/vendorTime';
import { MOST_ROWS, readPages, tooManyRows, type Pages } from '../../operations/calls/pages';
import { isAway } from '../../operations/polling/readSources';
import { textOf } from './item';
import { lastMoment, readTask, type Task } from './task';

const DAY = 24 * 60 * 60_000;

/** The code of `send_status` (6.1) for a task that is being sent. */
const BEING_SENT = '2';

/** Which tasks are watched. */
export interface TaskChoice {
	/** IDs; empty for all. */
	readonly tasks: readonly string[];
	/** IDs of contact lists that they are sent to; empty for any. */
	readonly lists: readonly string[];
	/** Where no tasks are chosen: how long after its last moment a task is watched. */
	readonly trackDays: number;
}

/** The watched tasks, and those that were chosen and are refused or cannot be read, by their IDs. */
export interface Tasks {
	readonly found: readonly Task[];
	readonly refused: ReadonlyMap<string, Unaccepted>;
}

/**
 * Finds the tasks to watch (6.1).
 *
 * @param now milliseconds since 1970
 */
export async function findTasks(
	line: UMailLine,
	choice: TaskChoice,
	now: number,
): Promise<Outcome<Tasks>> {
	const outcome =
		choice.tasks.length > 0
			? await chosenTasks(line, choice.tasks)
			: await recentTasks(line, choice.trackDays, now);
	if (outcome.outcome !== 'accepted') return outcome;
	const { found, refused } = outcome.value;
	const isWatched = ({ listId }: Task) =>
		choice.lists.length === 0 || choice.lists.includes(listId);
	return accepted({ found: found.filter(isWatched), refused });
}

async function chosenTasks(line: UMailLine, ids: readonly string[]): Promise<Outcome<Tasks>> {
	const found: Task[] = [];
	const refused = new Map<string, Unaccepted>();
	const asked = ids.map(async (id) => ({ id, outcome: await line.call(getTask, { id }) }));
	let away: Unaccepted | undefined;
	for (const { id, outcome } of await Promise.all(asked)) {
		if (outcome.outcome === 'accepted') found.push(readTask({ ...outcome.value, id }));
		else refused.set(id, outcome);
		if (outcome.outcome !== 'accepted' && isAway(outcome)) away ??= outcome;
	}
	// One that cannot be read keeps no other from being watched.
	return away !== undefined && found.length === 0 ? away : accepted({ found, refused });
}

/**
 * An account has as many tasks as it ever sent, in an order that is not documented. Where they do not
 * fit on one page, only those are asked for that are planned for one of the days, or being sent.
 */
async function recentTasks(
	line: UMailLine,
	trackDays: number,
	now: number,
): Promise<Outcome<Tasks>> {
	const [since = ''] = daysUntil(now, trackDays);
	// A task without any moment has not been planned yet.
	const isRecent = (task: Task) => lastMoment(task) === '' || lastMoment(task) >= since;
	const found = new Map<string, Task>();
	const all = await readTasks(line, [{}], TASKS_PER_PAGE, (task) => {
		if (isRecent(task)) found.set(task.id, task);
	});
	if (all.outcome !== 'accepted') return all;
	if (all.value >= TASKS_PER_PAGE) {
		found.clear();
		const days = daysUntil(now, trackDays).map((date): TaskFilter => ({ date }));
		const parts = await readTasks(line, [{ sendStatus: BEING_SENT }, ...days], Infinity, (task) => {
			if (isRecent(task)) found.set(task.id, task);
		});
		if (parts.outcome !== 'accepted') return parts;
	}
	return accepted({ found: [...found.values()], refused: new Map() });
}

/**
 * Reads the tasks that fit each of some filters, and holds none of them.
 *
 * @param wanted rows for each filter
 * @returns how many rows there were; all filters together may have as many as one list
 */
async function readTasks(
	line: UMailLine,
	filters: readonly TaskFilter[],
	wanted: number,
	take: (task: Task) => void,
): Promise<Outcome<number>> {
	let count = 0;
	const parts = filters.map(async (filter) => {
		const pages: Pages = {
			pageSize: TASKS_PER_PAGE,
			async page(page, limit) {
				const request = { ...filter, page: String(page), limit: String(limit) };
				const rows = await line.call(listTasks, request);
				if (rows.outcome !== 'accepted') return rows;
				count += rows.value.length;
				if (count > MOST_ROWS) return tooManyRows;
				for (const row of rows.value) take(readTask(row));
				// What tells one page from another is all that need be held.
				const ids = rows.value.map(({ id }) => ({ id: textOf(id) }));
				const { total } = rows.value;
				return accepted(total === undefined ? ids : Object.assign(ids, { total }));
			},
		};
		return await readPages(pages, wanted, 1);
	});
	let held = 0;
	for (const part of await Promise.all(parts)) {
		if (part.outcome !== 'accepted') return part;
		held += part.value.length;
	}
	return accepted(held);
}

/** The days of U-Mail's calendar that are watched, the oldest first; the last one is tomorrow. */
function daysUntil(now: number, trackDays: number): string[] {
	return Array.from({ length: trackDays + 2 }, (_, index) => {
		const { year, month, day } = toVendorTime(new Date(now + (index - trackDays) * DAY));
		return `${year}-${month}-${day}`;
	});
}
