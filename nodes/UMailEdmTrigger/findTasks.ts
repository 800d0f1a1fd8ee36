import type { UMailClient } from '../../gateways/umail/client';
import {
	getTask,
	listTasks,
	TASKS_PER_PAGE,
	type TaskFilter,
} from '../../gateways/umail/calls/task';
import { accepted, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { toVendorTime } from '../../messaging/vendorTime';
import { readPages } from '../../operations/pages';
import { isAway } from '../../operations/polling/readSources';
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

/** The watched tasks, and those that were chosen and are refused, by their IDs. */
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
	client: UMailClient,
	choice: TaskChoice,
	now: number,
): Promise<Outcome<Tasks>> {
	const outcome =
		choice.tasks.length > 0
			? await chosenTasks(client, choice.tasks)
			: await recentTasks(client, choice.trackDays, now);
	if (outcome.outcome !== 'accepted') return outcome;
	const { found, refused } = outcome.value;
	const isWatched = ({ listId }: Task) =>
		choice.lists.length === 0 || choice.lists.includes(listId);
	return accepted({ found: found.filter(isWatched), refused });
}

async function chosenTasks(client: UMailClient, ids: readonly string[]): Promise<Outcome<Tasks>> {
	const found: Task[] = [];
	const refused = new Map<string, Unaccepted>();
	const asked = ids.map(async (id) => ({ id, outcome: await client.call(getTask, { id }) }));
	for (const { id, outcome } of await Promise.all(asked)) {
		if (outcome.outcome === 'accepted') found.push(readTask({ ...outcome.value, id }));
		else if (isAway(outcome)) return outcome;
		else refused.set(id, outcome);
	}
	return accepted({ found, refused });
}

/**
 * An account has as many tasks as it ever sent, in an order that is not documented. Where they do not
 * fit on one page, only those are asked for that are planned for one of the days, or being sent.
 */
async function recentTasks(
	client: UMailClient,
	trackDays: number,
	now: number,
): Promise<Outcome<Tasks>> {
	const all = await list(client, {}, TASKS_PER_PAGE);
	if (all.outcome !== 'accepted') return all;
	let tasks = all.value;
	if (tasks.length >= TASKS_PER_PAGE) {
		const parts = await Promise.all(
			[
				{ sendStatus: BEING_SENT },
				...daysUntil(now, trackDays).map((date): TaskFilter => ({ date })),
			].map(async (filter) => await list(client, filter, Infinity)),
		);
		tasks = [];
		for (const part of parts) {
			if (part.outcome !== 'accepted') return part;
			tasks.push(...part.value);
		}
	}
	const [since = ''] = daysUntil(now, trackDays);
	// A task without any moment has not been planned yet.
	const isRecent = (task: Task) => lastMoment(task) === '' || lastMoment(task) >= since;
	const unique = new Map(tasks.filter(isRecent).map((task) => [task.id, task]));
	return accepted({ found: [...unique.values()], refused: new Map() });
}

async function list(
	client: UMailClient,
	filter: TaskFilter,
	wanted: number,
): Promise<Outcome<Task[]>> {
	const tasks = new Map<string, Task>();
	const outcome = await readPages(
		{
			pageSize: TASKS_PER_PAGE,
			async page(page, limit) {
				const request = { ...filter, page: String(page), limit: String(limit) };
				const rows = await client.call(listTasks, request);
				if (rows.outcome !== 'accepted') return rows;
				for (const task of rows.value.map(readTask)) tasks.set(task.id, task);
				return accepted(rows.value.map((row) => ({ ...row })));
			},
		},
		wanted,
		1,
	);
	return outcome.outcome === 'accepted' ? accepted([...tasks.values()]) : outcome;
}

/** The days of U-Mail's calendar that are watched, the oldest first; the last one is tomorrow. */
function daysUntil(now: number, trackDays: number): string[] {
	return Array.from({ length: trackDays + 2 }, (_, index) => {
		const { year, month, day } = toVendorTime(new Date(now + (index - trackDays) * DAY));
		return `${year}-${month}-${day}`;
	});
}
