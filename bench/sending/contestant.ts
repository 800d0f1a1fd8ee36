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

const question = z.object({ messages: z.number() });

const byName: Readonly<Record<string, (typeof contestants)[keyof typeof contestants]>> =
	contestants;
const worksByName: Readonly<Record<string, Work>> = works;

serve(async (asked) => {
	const work = worksByName[setup.work];
	const contestant = byName[setup.contestant];
	if (work === undefined || contestant === undefined) throw new Error('no such contestant');
	const items = work.items(question.parse(asked).messages);
	const start = await contestant(work, items, setup);
	globalThis.gc?.();
	const cpu = process.cpuUsage();
	const before = performance.now();
	await start();
	const ms = performance.now() - before;
	const { user, system } = process.cpuUsage(cpu);
	return { ms, cpu: (user + system) / 1000 };
});
