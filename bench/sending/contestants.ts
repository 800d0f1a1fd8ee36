import type { IDataObject } from 'n8n-workflow';
import { Pool } from 'undici';
import { runNode, type NodeRun } from '../../test/engine/engine';
import { builtNode } from '../builtNode';
import { BATCH } from './batch';
import { inputOf, type Item, type Work } from './exchange';
import { helperNode } from './helperNode';
import { httpRequestNode } from './httpRequestNode';

/** What a contestant is to do. */
export interface Task {
	readonly url: string;
	/** Most requests at the same time, for those who have such a thing. */
	readonly window: number;
	/** Milliseconds between the HTTP Request node's batches. */
	readonly interval: number;
}

/**
 * Gets ready, and gives back what the clock is to measure. It throws where an answer is wrong, and
 * resolves to what a user gets of it.
 */
type Contestant = (
	work: Work,
	items: readonly Item[],
	task: Task,
) => Promise<() => Promise<unknown>>;

/** A node that does the work in n8n's engine, and how its results are compared with the items. */
interface Play {
	readonly nodeRun: NodeRun;
	readonly check?: (json: IDataObject, index: number) => void;
}

const inEngine =
	(play: (...given: Parameters<Contestant>) => Promise<Play>): Contestant =>
	async (work, items, task) => {
		const { nodeRun, check } = await play(work, items, task);
		return async () => {
			// As in production: by hand n8n shows requests in the editor.
			const { main, error } = await runNode({ ...nodeRun, mode: 'trigger' });
			if (error !== undefined) throw error;
			if (main.length !== items.length) {
				throw new Error(`${main.length} results for ${items.length} items`);
			}
			if (check !== undefined) for (const [index, { json }] of main.entries()) check(json, index);
			return main;
		};
	};

const node = inEngine(async (work, items, task) => {
	const { name, ...given } = work.run(task, items);
	const input = inputOf(items, await work.binary?.());
	return {
		nodeRun: { node: await builtNode(name), ...given, input },
		check: (json, index) => {
			work.checkResult(json, items, index);
		},
	};
});

const helper = (chunk: number): Contestant =>
	inEngine(async (work, items, { url }) => {
		const parameters = { ...work.parameters };
		const nodeRun = { node: helperNode(work, url, chunk), parameters, input: inputOf(items) };
		return await Promise.resolve({ nodeRun });
	});

const httpRequest = (batchSize: number): Contestant =>
	inEngine(async (work, items, { url, interval }) => {
		const { path, parameters, fields } = work.httpRequest;
		const batching = { batch: { batchSize, batchInterval: interval } };
		const checks = items.map((item) => work.exchange([item]).check);
		return {
			nodeRun: {
				...(await httpRequestNode()),
				parameters: {
					method: 'POST',
					url: url + path,
					sendBody: true,
					...parameters,
					options: batchSize === 0 ? {} : { batching },
				},
				input: inputOf(items.map((item) => ({ ...item, ...fields }))),
			},
			check: (json, index) => checks[index]?.(json),
		};
	});

/** Has as many requests as the window holds made and under way, and no more. */
async function inWindow(
	{ shared }: Work,
	items: readonly Item[],
	window: number,
	send: (group: readonly Item[]) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < items.length) await send(items.slice(next, (next += shared)));
	};
	await Promise.all(Array.from({ length: window }, worker));
}

/** Bare undici with the same window: what there is to reach. */
const floor: Contestant = async (work, items, { url, window }) => {
	const pool = new Pool(url, { connections: window, pipelining: 1 });
	return await Promise.resolve(async () => {
		await inWindow(work, items, window, async (group) => {
			const { path, headers, body, check } = work.exchange(group);
			const answer = await pool.request({ method: 'POST', path, headers: { ...headers }, body });
			check(await answer.body.json());
		});
		await pool.close();
	});
};

/** All that do the same work, by name. */
export const contestants = {
	node,
	client: async (work, items, task) =>
		await Promise.resolve(async () => {
			await inWindow(work, items, task.window, work.client(task));
		}),
	httpRequestAtOnce: httpRequest(0),
	httpRequestBatches: httpRequest(BATCH),
	helper: helper(1),
	helperChunks: helper(BATCH),
	floor,
} as const satisfies Readonly<Record<string, Contestant>>;

/** The name of a contestant. */
export type ContestantName = keyof typeof contestants;
