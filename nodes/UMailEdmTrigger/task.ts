import type { Row } from '../../gateways/umail/rows';
import { textOf, timeOf } from './item';

/** A task as the events see it. */
export interface Task {
	readonly id: string;
	/** Empty where it is not told. */
	readonly listId: string;
	/** Whether mails have left. */
	readonly isStarted: boolean;
	/** Whether all mails have left. A task that was stopped or cancelled is not finished. */
	readonly isFinished: boolean;
	readonly tracksOpens: boolean;
	readonly tracksClicks: boolean;
	/** ISO; empty where it has not come. */
	readonly sendTime: string;
	readonly timeStart: string;
	readonly timeEnd: string;
	/** How many addresses failed so far; empty where it is not told. */
	readonly errorCount: string;
	readonly row: Row;
}

/** `send_status` and `track_status` of 2.1 and 6.1. */
const SENDING = '2';
const FINISHED = '3';
const NOTHING_TRACKED = '0';
const OPENS_TRACKED = '1';

/** Reads a row of the list of tasks (6.1). */
export function readTask(row: Row): Task {
	const status = textOf(row['sendStatus']);
	const tracking = textOf(row['trackStatus']);
	const timeStart = timeOf(row['timeStart']);
	const tracksOpens = tracking !== NOTHING_TRACKED;
	return {
		id: textOf(row['id']),
		listId: textOf(row['listId']),
		isStarted: timeStart !== '' || status === SENDING || status === FINISHED,
		isFinished: status === FINISHED,
		tracksOpens,
		tracksClicks: tracksOpens && tracking !== OPENS_TRACKED,
		sendTime: timeOf(row['sendTime']),
		timeStart,
		timeEnd: timeOf(row['timeEnd']),
		errorCount: textOf(row['errorCount']),
		row,
	};
}

/** When something last happened to a task by its own times; empty where it has none. */
export function lastMoment({ sendTime, timeStart, timeEnd }: Task): string {
	return [sendTime, timeStart, timeEnd].reduce((last, time) => (time > last ? time : last), '');
}
