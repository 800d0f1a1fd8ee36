/** A contestant in a process of its own: it says how long a number of messages takes, and in CPU. */
import { z } from 'zod';
import { serve, setupOfThis } from '../peer';
import { contestants } from './contestants';
import type { Work } from './exchange';
import { works } from './works';

const setup = z
	.object({
		contestant: z.string(),
		work: z.string(),
		url: z.string(),
		window: z.number(),
		interval: z.number(),
	})
	.parse(setupOfThis());

const question = z.object({ messages: z.number(), isWeighed: z.boolean().optional() });

const byName: Readonly<Record<string, (typeof contestants)[keyof typeof contestants]>> =
	contestants;
const worksByName: Readonly<Record<string, Work>> = works;

serve(async (asked) => {
	const { messages, isWeighed = false } = question.parse(asked);
	const work = worksByName[setup.work];
	const contestant = byName[setup.contestant];
	if (work === undefined || contestant === undefined) throw new Error('no such contestant');
	const start = await contestant(work, work.items(messages), setup);
	return isWeighed ? await weighed(start, messages / 100) : await timed(start);
});

async function timed(start: () => Promise<unknown>): Promise<object> {
	heap();
	const cpu = process.cpuUsage();
	const before = performance.now();
	await start();
	const ms = performance.now() - before;
	const { user, system } = process.cpuUsage(cpu);
	return { ms, cpu: (user + system) / 1000 };
}

/** Bytes on the heap that something still refers to. */
function heap(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

/**
 * Bytes that are in use while it runs, at most, and with its results when it has ended.
 *
 * @param interval milliseconds from one weighing to the next, each of which collects all garbage
 */
async function weighed(start: () => Promise<unknown>, interval: number): Promise<object> {
	let most = heap();
	const scale = setInterval(() => (most = Math.max(most, heap())), interval);
	const results = await start();
	clearInterval(scale);
	return { most, held: heap(), results: Array.isArray(results) ? results.length : 0 };
}
