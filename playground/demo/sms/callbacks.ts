import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../Playground';
import { at, isObject, listAt, textAt, type JsonObject } from '../../server/json';
import { OFF_MS } from './example';
import { mustBeAccepted, PENDING, type Listed } from './list';
import { readKept, type Receiver } from '../receiver';

const WAIT_MS = 60_000;
const POLL_MS = 250;

/** What came in after a run of the example, as n8n kept it and as the gateway saw it. */
export interface CameIn {
	/** The rows of n8n's data table. */
	kept: JsonObject[];
	/** The simulator's account of its calls. */
	callbacks: unknown;
	/** The simulator's account of the messages. */
	messages: unknown;
}

/** The status that the report on an accepted message must bring. */
export function mustBeReported({ fate, status }: Listed): string {
	return fate === PENDING ? 'delivered' : status;
}

/**
 * Waits until n8n has kept as many calls as are wanted and the gateway has nothing more to tell;
 * after a minute, what has come in is returned nevertheless.
 */
async function waitForCalls(
	playground: Playground,
	receiver: Receiver,
	wanted: number,
): Promise<CameIn> {
	const { simulator } = playground;
	const deadline = Date.now() + WAIT_MS;
	for (;;) {
		const callbacks = await simulator.control('GET', 'smsgo/callbacks');
		const backlog = at(callbacks, 'backlog');
		const isQuiet = isObject(backlog) && Object.values(backlog).every((count) => count === 0);
		const kept = isQuiet || Date.now() > deadline ? await readKept(playground, receiver) : [];
		if ((isQuiet && kept.length >= wanted) || Date.now() > deadline) {
			return { kept, callbacks, messages: await simulator.control('GET', 'smsgo/messages') };
		}
		await sleep(POLL_MS);
	}
}

/** Waits for the reports on all phones that were on when the workflow ran. */
export async function waitForReports(
	playground: Playground,
	receiver: Receiver,
	list: readonly Listed[],
): Promise<CameIn> {
	const wanted = list.filter((listed) => mustBeAccepted(listed) && listed.fate !== PENDING);
	return waitForCalls(playground, receiver, wanted.length);
}

/**
 * Lets the phones answer whose owners are asked to and, on the simulator's clock, the time pass
 * until the phones are on that were off, and waits for what the gateway then calls back with.
 */
export async function letTimePass(
	playground: Playground,
	receiver: Receiver,
	list: readonly Listed[],
): Promise<CameIn> {
	const { simulator } = playground;
	const answers = list.filter(({ reply }) => reply !== '');
	await simulator.control(
		'POST',
		'smsgo/replies',
		answers.map(({ recipient, reply }) => ({ number: recipient, text: reply })),
	);
	await simulator.control('POST', 'clock', { advanceMs: OFF_MS });
	const wanted = list.filter(mustBeAccepted).length + answers.length;
	return waitForCalls(playground, receiver, wanted);
}

/** The kept rows of one event that speak of this row's message to this row's recipient. */
export function keptOf(
	kept: readonly JsonObject[],
	event: 'smsgoDeliveryReport' | 'smsgoReply',
	result: JsonObject | undefined,
): JsonObject[] {
	if (typeof result?.['messageId'] !== 'string') return [];
	const { messageId, recipient } = result;
	return kept.filter(
		(row) =>
			row['event'] === event && row['messageId'] === messageId && row['recipient'] === recipient,
	);
}

/**
 * Seconds of the simulator's clock from a message's leaving until the report on it was
 * acknowledged; undefined where none was.
 */
export function secondsToReport(
	{ callbacks, messages }: CameIn,
	result: JsonObject | undefined,
): number | undefined {
	const { messageId, recipient } = result ?? {};
	const message = listAt(messages).find((one) => at(one, 'msgid') === messageId);
	const attempt = listAt(callbacks, 'attempts').find(
		(one) =>
			at(one, 'kind') === 'report' &&
			at(one, 'messageId') === messageId &&
			at(one, 'recipient') === recipient &&
			at(one, 'accepted') === true,
	);
	if (message === undefined || attempt === undefined) return undefined;
	return (Date.parse(textAt(attempt, 'endedAt')) - Date.parse(textAt(message, 'sentAt'))) / 1000;
}
