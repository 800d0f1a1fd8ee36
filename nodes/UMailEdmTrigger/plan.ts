import { openUMail, type UMailAccount, type UMailLine } from '../../gateways/umail/account';
import { listContactLists } from '../../gateways/umail/calls/contactList';
import { sha256 } from '../../messaging/digest';
import { accountOf } from '../../operations/gateway';
import type { PollRun } from '../../operations/polling/pollRun';
import type { EventPlan, PollPlan, Source } from '../../operations/polling/source';
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
 * @throws NodeApiError when U-Mail does not tell what there is
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
	const ofTasks = events.filter((event) => event !== 'unsubscribed');
	const tasks =
		ofTasks.length === 0
			? undefined
			: run.valueOf(await findTasks(line, choice, run.startedAt), 'the tasks');
	const plans = tasks === undefined ? [] : planTasks(line, ofTasks, choice, tasks);
	if (events.includes('unsubscribed')) plans.push(await planLists(run, line, choice.lists));
	return { owner: ownerOf(account), events: plans };
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

async function planLists(
	run: PollRun,
	line: UMailLine,
	chosen: readonly string[],
): Promise<EventPlan> {
	const isChosen = chosen.length > 0;
	const ids = isChosen
		? chosen
		: run
				.valueOf(await line.call(listContactLists, {}), 'the contact lists')
				.map(({ id }) => textOf(id));
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
