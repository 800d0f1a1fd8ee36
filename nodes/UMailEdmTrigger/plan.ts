import { openUMail, type UMailAccount, type UMailLine } from '../../gateways/umail/account';
import { listContactLists } from '../../gateways/umail/calls/contactList';
import { sha256 } from '../../messaging/digest';
import { accepted, type Outcome } from '../../messaging/outcome';
import { accountOf } from '../../operations/gateway';
import type { PollRun } from '../../operations/polling/pollRun';
import type { EventPlan, PollPlan, Source, Unplanned } from '../../operations/polling/source';
import { readParameters } from '../../operations/parameters/readParameters';
import { umail } from '../UMailEdm/gateway';
import { failed } from './failed';
import { fields } from './fields';
import { findTasks, type TaskChoice, type Tasks } from './findTasks';
import { readIds } from './ids';
import { textOf } from './item';
import type { Task } from './task';
import { taskFinished } from './taskFinished';
import { refusedTask } from './taskSource';
import { Tracking } from './tracked';
import { unsubscribed } from './unsubscribed';

const DEFAULT_TRACK_DAYS = 14;

/**
 * What one poll reads: the lists and tasks that were chosen, or all that there are.
 *
 * @throws InputProblem when an ID is none
 */
export async function planPoll(run: PollRun): Promise<PollPlan> {
	const { events, options, ...chosen } = readParameters(run.context, fields);
	const choice = {
		lists: readIds(chosen.contactLists, 'Contact List Names or IDs'),
		tasks: readIds(chosen.tasks, 'Task Names or IDs'),
		trackDays: options.trackDays ?? DEFAULT_TRACK_DAYS,
	};
	const account = await accountOf(umail, run.context);
	const line = openUMail(account, run.network(options));
	const plans: EventPlan[] = [];
	const unplanned: Unplanned[] = [];
	const ofTasks = events.filter((event) => event !== 'unsubscribed');
	if (ofTasks.length > 0) {
		const outcome = await findTasks(line, choice, run.startedAt);
		if (outcome.outcome === 'accepted') {
			plans.push(...planTasks(line, ofTasks, choice, outcome.value));
		} else unplanned.push({ events: ofTasks, label: 'the tasks', outcome });
	}
	if (events.includes('unsubscribed')) {
		const outcome = await findLists(line, choice.lists);
		if (outcome.outcome === 'accepted') plans.push(planLists(line, choice.lists, outcome.value));
		else unplanned.push({ events: ['unsubscribed'], label: 'the contact lists', outcome });
	}
	return { owner: ownerOf(account), events: plans, unplanned };
}

type TaskEvent = 'clicked' | 'failed' | 'opened' | 'taskFinished';

function planTasks(
	line: UMailLine,
	events: readonly TaskEvent[],
	{ tasks, lists, trackDays }: TaskChoice,
	{ found, refused }: Tasks,
): EventPlan[] {
	const tracking = new Tracking(line);
	const isChosen = tasks.length > 0;
	const sources: Record<TaskEvent, (task: Task) => Source> = {
		clicked: (task) => tracking.clicked(task),
		failed: (task) => failed(line, task),
		opened: (task) => tracking.opened(task),
		taskFinished,
	};
	return events.map((event) => ({
		event,
		isChosen,
		scope: isChosen ? 'chosen' : ['all', trackDays, ...lists.toSorted()].join(' '),
		sources: [
			...found.filter((task) => isChosen || tells(event, task)).map(sources[event]),
			...[...refused].map((one) => refusedTask(event, one)),
		],
	}));
}

/** A task that has nothing to tell yet needs no mark: once it has, it is new. */
function tells(event: TaskEvent, task: Task): boolean {
	switch (event) {
		case 'clicked':
			return task.isStarted && task.tracksClicks;
		case 'failed':
			return task.isStarted;
		case 'opened':
			return task.isStarted && task.tracksOpens;
		case 'taskFinished':
			return task.isFinished;
	}
}

/** The IDs of the lists to watch: those that were chosen, or all. */
async function findLists(
	line: UMailLine,
	chosen: readonly string[],
): Promise<Outcome<readonly string[]>> {
	if (chosen.length > 0) return accepted(chosen);
	const outcome = await line.call(listContactLists, {});
	if (outcome.outcome !== 'accepted') return outcome;
	return accepted(outcome.value.map(({ id }) => textOf(id)));
}

function planLists(line: UMailLine, chosen: readonly string[], ids: readonly string[]): EventPlan {
	const isChosen = chosen.length > 0;
	return {
		event: 'unsubscribed',
		isChosen,
		scope: isChosen ? 'chosen' : 'all',
		sources: [...new Set(ids)].map((id) => unsubscribed(line, id)),
	};
}

/** Which account it is, whichever way it is reached. */
function ownerOf({ baseUrl, username, customerId }: UMailAccount): string {
	const [host = ''] = baseUrl.replace(/^https?:\/\//iu, '').split('/', 1);
	return sha256(host.toLowerCase(), username, customerId).slice(0, 16);
}
