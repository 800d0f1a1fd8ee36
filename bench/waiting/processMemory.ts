import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../playground/server/json';
import type { N8nServer } from '../../playground/server/N8nServer';

/** What an n8n needs in its environment so that {@link memoryOf} can ask it. */
export const memoryEnvironment = {
	NODE_OPTIONS: `--require ${join(__dirname, 'memoryOnSignal.js')}`,
};

/** What a process holds, in bytes. */
export interface Memory {
	/** Resident, with whatever has not been collected yet. */
	readonly rss: number;
	/** In use, when everything that nobody refers to has been collected. */
	readonly heap: number;
	/** Milliseconds of processor time since it started. */
	readonly cpu: number;
}

/** Asks a running n8n what it holds. */
export async function memoryOf(server: N8nServer): Promise<Memory> {
	const { pid } = server;
	if (pid === undefined) throw new Error('This n8n was not started here');
	const before = server.output().length;
	process.kill(pid, 'SIGUSR2');
	for (let attempt = 0; attempt < 300; attempt++) {
		await sleep(100);
		const [, text] = /bench-memory (\{.*\})\n/u.exec(server.output().slice(before)) ?? [];
		if (text === undefined) continue;
		const answer: unknown = JSON.parse(text);
		return {
			rss: Number(at(answer, 'rss')),
			heap: Number(at(answer, 'heap')),
			cpu: Number(at(answer, 'cpu')),
		};
	}
	throw new Error('n8n did not say what it holds');
}
