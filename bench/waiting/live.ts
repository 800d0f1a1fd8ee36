import type { Playground } from '../../playground/Playground';
import { makeWaiting } from './calls';
import { memoryOf } from './processMemory';
import { publish, type LiveContestant } from './workflows';

/** Executions that really begin to wait, for each contestant in each round. */
const BATCH = 300;
const WARM_UP = 300;

/**
 * Bytes that n8n keeps in its memory for an execution that has begun to wait in this process: it
 * holds on to its data until it goes on. In turn, in one process, one batch after another.
 *
 * @returns one figure for each round
 */
export async function measureLive(
	playground: Playground,
	rounds: number,
): Promise<Record<LiveContestant, number[]>> {
	const figures: Record<LiveContestant, number[]> = { sendAndWait: [], wait: [], sendThenWait: [] };
	const published = {
		sendAndWait: await publish(playground, 'sendAndWait'),
		wait: await publish(playground, 'wait'),
		sendThenWait: await publish(playground, 'sendThenWait'),
	};
	for (const each of Object.values(published)) await makeWaiting(playground, each, WARM_UP);
	for (let round = 0; round < rounds; round++) {
		for (const contestant of ['sendAndWait', 'wait', 'sendThenWait'] as const) {
			const before = await memoryOf(playground.server);
			await makeWaiting(playground, published[contestant], BATCH);
			const after = await memoryOf(playground.server);
			figures[contestant].push((after.heap - before.heap) / BATCH);
		}
	}
	return figures;
}
