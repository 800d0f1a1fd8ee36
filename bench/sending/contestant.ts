/** A contestant in a process of its own: it says how long a number of messages takes, and in CPU. */
import { setTimeout } from 'node:timers/promises';
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
	const prepare = async () => {
		const items = Array.from({ length: messages }, (_, index) => work.item(index));
		return await contestant(work, items, setup);
	};
	return isWeighed ? await weighed(prepare, messages / 100) : await timed(prepare);
});

type Prepare = () => Promise<() => Promise<unknown>>;

async function timed(prepare: Prepare): Promise<object> {
	const start = await prepare();
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
 * Bytes that are in use while it runs, at most; with its items and results when it has ended; and
 * when those are gone.
 *
 * @param interval milliseconds from one weighing to the next, each of which collects all garbage
 */
async function weighed(prepare: Prepare, interval: number): Promise<object> {
	let start: Awaited<ReturnType<Prepare>> | undefined = await prepare();
	let most = heap();
	const scale = setInterval(() => (most = Math.max(most, heap())), interval);
	let results: unknown = await start();
	clearInterval(scale);
	const held = heap();
	const count = Array.isArray(results) ? results.length : 0;
	start = results = undefined;
	// What ended a moment ago is still referred to by what runs now.
	await setTimeout(100);
	return { most, held, left: heap(), results: count };
}
