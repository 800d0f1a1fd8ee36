import type { Playground } from '../../playground/Playground';
import { makeWaiting } from './calls';
import { memoryOf } from './processMemory';
import type { Contestant, Published } from './workflows';

/** Executions that really begin to wait, for each contestant in each round. */
const BATCH = 500;
const WARM_UP = 500;

/**
 * Bytes that n8n keeps in its memory for an execution that has begun to wait in this process: it
 * holds on to its data until it goes on. In turn, in one process, one batch after another.
 *
 * @returns one figure for each round
 */
export async function measureLive(
	playground: Playground,
	published: Readonly<Record<Contestant, Published>>,
	rounds: number,
): Promise<Record<Contestant, number[]>> {
	const figures: Record<Contestant, number[]> = { sendAndWait: [], wait: [] };
	await makeWaiting(playground, published.wait, WARM_UP);
	await makeWaiting(playground, published.sendAndWait, WARM_UP);
	for (let round = 0; round < rounds; round++) {
		for (const contestant of ['sendAndWait', 'wait'] as const) {
			const before = await memoryOf(playground.server);
			await makeWaiting(playground, published[contestant], BATCH);
			const after = await memoryOf(playground.server);
			figures[contestant].push((after.heap - before.heap) / BATCH);
		}
	}
	return figures;
}
