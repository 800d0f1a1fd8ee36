import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../playground/Playground';
import { elapsed } from '../measure';
import { makeWaiting } from './calls';
import { keepWaiting, putDatabase, takeDatabase } from './database';
import { memoryOf, type Memory } from './processMemory';
import type { Contestant, Published } from './workflows';

/** Waiting executions that n8n finds when it starts. */
export const WAITING = 10_000;
/** Those that n8n itself has written, for each contestant. */
const WRITTEN = 100;
/** n8n looks for waiting executions as soon as it starts, and is at rest some seconds later. */
const REST_MS = 5_000;

/** What n8n finds when it starts; `none` has no executions at all. */
export type Content = Contestant | 'none';
const contents = ['none', 'sendAndWait', 'wait'] as const;

/** A start of n8n. */
export interface Start extends Memory {
	/** Milliseconds until its editor can be used. */
	readonly ms: number;
}

/** What starts with these contents came to. */
export interface Starts {
	/** One for each round. */
	readonly starts: Readonly<Record<Content, readonly Start[]>>;
	/** Bytes of the database for an execution. */
	readonly stored: Readonly<Record<Contestant, number>>;
}

/** Each in each place and behind each other one: what a start leaves behind favours none. */
function inOrder(round: number): Content[] {
	const order = contents.map((_, place) => contents[(place + round) % contents.length] ?? 'none');
	return round % 2 === 0 ? order : order.reverse();
}

/**
 * Starts n8n again and again with {@link WAITING} waiting executions: some that begin to wait in
 * `playground`, multiplied. n8n must have been started, and is left stopped; the gateway must keep
 * its reports back.
 */
export async function measureStarts(
	playground: Playground,
	published: Readonly<Record<Contestant, Published>>,
	rounds: number,
): Promise<Starts> {
	const { home, server } = playground;
	for (const each of Object.values(published)) await makeWaiting(playground, each, WRITTEN);
	await server.stop();
	const copy = (content: string): string => join(home.folder, `${content}.sqlite`);
	await takeDatabase(home, copy('all'));
	const sizes: Record<Content, number> = { none: 0, sendAndWait: 0, wait: 0 };
	for (const content of contents) {
		copyFileSync(copy('all'), copy(content));
		const { id } = published[content === 'none' ? 'wait' : content];
		sizes[content] = await keepWaiting(copy(content), id, content === 'none' ? 0 : WAITING);
	}
	const starts: Record<Content, Start[]> = { none: [], sendAndWait: [], wait: [] };
	for (let round = 0; round < rounds; round++) {
		for (const content of inOrder(round)) {
			putDatabase(home, copy(content));
			const ms = await elapsed(async () => {
				await server.start();
			});
			await sleep(REST_MS);
			starts[content].push({ ms, ...(await memoryOf(server)) });
			await server.stop();
		}
	}
	const stored = (contestant: Contestant): number => (sizes[contestant] - sizes.none) / WAITING;
	return { starts, stored: { sendAndWait: stored('sendAndWait'), wait: stored('wait') } };
}
