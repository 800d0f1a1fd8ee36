import type { UMailAccount } from '../../../gateways/umail/account';
import {
	getTask,
	SEND_STATUS,
	type TaskChanges,
	type TaskFields,
} from '../../../gateways/umail/calls/task';
import type { Row } from '../../../gateways/umail/rows';
import { compareTask } from '../../../gateways/umail/taskChanges';
import { sendStatusName } from '../../../gateways/umail/words';
import { sentence } from '../../../messaging/message';
import { parseVendorTime } from '../../../messaging/vendorTime';
import type { Done } from '../../../operations/calls/call';
import type { Run } from '../../../operations/run';

/** `send_status` of a task that has left or is leaving. */
const SENT: readonly unknown[] = ['2', '3'];

/**
 * What U-Mail made of a task that was to be sent now: large ones, and those of accounts under review,
 * are stored as waiting. The task is there whatever comes of the look at it.
 */
export async function howItIsSent(
	id: string | null,
	done: Done<UMailAccount, unknown>,
): Promise<Row> {
	const stored = await readBack(id, done);
	if (typeof stored === 'string') {
		const reason = `The task was created, but whether it is being sent could not be checked: ${stored}`;
		done.run.hint(reason);
		return { sendStatus: null, sendStatusName: null, reason };
	}
	const sendStatus = textOf(stored['sendStatus']);
	const { sendStatusName: name = null } = stored;
	const status = { sendStatus, sendStatusName: name };
	if (SENT.includes(sendStatus)) return { ...status, reason: null };
	const what =
		sendStatus === SEND_STATUS.schedule
			? 'U-Mail stored it as waiting, which it does with what it reviews first'
			: `U-Mail stored it as ${sendStatusName(sendStatus)}`;
	const reason = `The task was to be sent now, but ${what}; its time is ${timeOf(stored)}`;
	done.run.hint(`${reason} (task ${String(id)})`);
	return { ...status, reason };
}

/**
 * What U-Mail made of a change: it can answer that all went well and leave things as they were. The
 * change counts whatever comes of the look at it.
 */
export async function whatChanged(done: Done<UMailAccount, TaskChanges>): Promise<Row> {
	const { request, run } = done;
	const { id } = request;
	const stored = await readBack(id, done);
	if (typeof stored === 'string') {
		const reason = `U-Mail took the change, but what it stored could not be checked: ${stored}`;
		run.hint(reason);
		const { unchecked } = compareTask(request, {});
		return { id, scheduledAt: scheduledAt(request, run), unchanged: [], unchecked, reason };
	}
	const { unchanged, unchecked } = compareTask(request, stored);
	const isWaiting = request.sendStatus !== 'hold' && !unchanged.includes('sendTime');
	const result = { id, scheduledAt: isWaiting ? scheduledAt(request, run) : null };
	if (unchanged.length === 0) return { ...result, unchanged, unchecked, reason: null };
	const reason = `U-Mail took the change, but did not store this as asked: ${unchanged.join(', ')}`;
	run.hint(`${reason} (task ${id})`);
	return { ...result, unchanged, unchecked, reason };
}

/** When a task will go, as ISO 8601 with +08:00; the run tells it in words as well. */
export function scheduledAt({ sendTime = '' }: TaskFields, run: Run): string | null {
	const at = parseVendorTime(sendTime);
	if (at !== null) run.schedule.add(at, 'task');
	return at;
}

/** The task as it is stored, or why it could not be read. */
async function readBack(
	id: string | null,
	{ line }: Done<UMailAccount, unknown>,
): Promise<Row | string> {
	if (id === null) return 'U-Mail did not tell its ID';
	const outcome = await line.call(getTask, { id });
	return outcome.outcome === 'accepted' ? outcome.value : sentence(outcome.failure);
}

function timeOf({ sendTime }: Row): string {
	return textOf(sendTime) || 'not known';
}

function textOf(cell: Row[string] | undefined): string {
	return typeof cell === 'string' ? cell : '';
}
