import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../playground/Playground';
import type { Execution } from '../../playground/server/Execution';
import { at, isObject, listAt, textAt } from '../../playground/server/json';
import { AFTER, NODE, type Published } from './workflows';

/** Recipients of one waiting send, and so reports. */
export const RECIPIENTS = 500;
/** How many reports the vendor's side has under way at once. */
const CONNECTIONS = 20;
/** In the middle of the other reports. */
const LATE_MS = 2_500;
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

const numbers = Array.from({ length: RECIPIENTS }, (_, index) => `09${20_000_000 + index}`);
const [late = ''] = numbers;

/** What a burst of reports came to. */
export interface Burst {
	/** Milliseconds from when the last recipient was final, and its report due, to the next node. */
	readonly resumedMs: number;
	/** Most status queries that reached the vendor within a second. */
	readonly queriesPerSecond: number;
	readonly queries: number;
	/** Items that came out with a final status. */
	readonly final: number;
	/** Reports that were acknowledged; those that come after the end are refused by n8n. */
	readonly acknowledged: number;
}

/**
 * The reports of one waiting send, which all become due at once.
 *
 * @param hasLate whether one recipient becomes final only in the middle of the others' reports;
 * otherwise the first report finds all of them final
 */
export async function measureBurst(
	{ client, simulator }: Playground,
	{ id: workflowId, url }: Published,
	hasLate: boolean,
): Promise<Burst> {
	const control = simulator.control.bind(simulator);
	await control('POST', 'reset');
	await control('PATCH', 'smsgo/settings', {
		callbacks: { reportsEnabled: false, maxConnections: CONNECTIONS, order: 'random' },
	});
	if (hasLate) {
		await control('PUT', 'smsgo/fates', { [late]: { state: 'DELIVRD', afterMs: DAY_MS } });
	}
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ to: numbers }),
	});
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const listed = await client.request('GET', `/rest/executions?filter=${filter}`);
	const executionId = textAt(listAt(listed, 'data', 'results')[0], 'id');
	await client.waitFor(executionId, isWaiting);
	// Before the first query: from then on the clock runs as it does outside.
	await control('POST', 'clock', { advanceMs: 60_000 });
	let due = Date.now();
	await control('PATCH', 'smsgo/settings', { callbacks: { reportsEnabled: true } });
	if (hasLate) {
		await sleep(LATE_MS);
		const messages = listAt(await control('GET', 'smsgo/messages'));
		const message = messages.find((one) => isTo(one, late));
		due = Date.now();
		const state = { msgid: textAt(message, 'msgid'), number: late, state: 'DELIVRD' };
		await control('POST', 'smsgo/states', state);
	}
	const execution = await client.waitFor(executionId);
	const callbacks = await idleCallbacks(control);
	const times = await queryTimes(control);
	return {
		resumedMs: Number(at(execution.resultData, 'runData', AFTER, 0, 'startTime')) - due,
		queriesPerSecond: mostWithin(times, SECOND_MS),
		queries: times.length,
		final: execution.json(NODE).filter(({ isFinal }) => isFinal === true).length,
		acknowledged: Number(at(callbacks, 'reports', 'acknowledged')),
	};
}

const isWaiting = (execution: Execution): boolean =>
	execution.status === 'waiting' && execution.json(NODE).length === RECIPIENTS;

const isTo = (message: unknown, number: string): boolean =>
	listAt(message, 'recipients').some((recipient) => at(recipient, 'number') === number);

type Control = Playground['simulator']['control'];

async function idleCallbacks(control: Control): Promise<unknown> {
	for (;;) {
		const state = await control('GET', 'smsgo/callbacks');
		const open = ['queued', 'inFlight'].map((name) => Number(at(state, 'backlog', name)));
		if (open.every((count) => count === 0)) return state;
		await sleep(200);
	}
}

async function queryTimes(control: Control): Promise<number[]> {
	return listAt(await control('GET', 'smsgo/requests'))
		.filter(isObject)
		.filter(({ endpoint }) => String(endpoint).startsWith('query'))
		.map((request) => Date.parse(textAt(request, 'at')));
}

/** How many of these times lie within the fullest span of so many milliseconds. */
export function mostWithin(times: readonly number[], span: number): number {
	const counts = times.map(
		(start) => times.filter((time) => time >= start && time - start < span).length,
	);
	return Math.max(0, ...counts);
}
