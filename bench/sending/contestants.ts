import { Pool } from 'undici';
import { runNode, type NodeRun } from '../../test/engine/engine';
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

/** As in production: by hand n8n shows requests in the editor. */
async function run(nodeRun: NodeRun, count: number) {
	const { main, error } = await runNode({ ...nodeRun, mode: 'trigger' });
	if (error !== undefined) throw error;
	if (main.length !== count) throw new Error(`${main.length} results for ${count} items`);
	return main;
}

const helper =
	(chunk: number): Contestant =>
	async (work, items, { url }) => {
		const node = helperNode(work, url, chunk);
		const nodeRun = { node, parameters: { ...work.parameters }, input: inputOf(items) };
		return await Promise.resolve(async () => await run(nodeRun, items.length));
	};

const httpRequest =
	(batchSize: number): Contestant =>
	async (work, items, task) => {
		const batching = { batch: { batchSize, batchInterval: task.interval } };
		const { parameters, fields } = work.httpRequest(task);
		const nodeRun = {
			...(await httpRequestNode()),
			parameters: {
				...parameters,
				options: batchSize === 0 ? {} : { batching },
			},
			input: inputOf(items.map((item) => ({ ...item, ...fields }))),
		};
		const checks = items.map((item) => work.exchange([item]).check);
		return async () => {
			const results = await run(nodeRun, items.length);
			for (const [index, { json }] of results.entries()) checks[index]?.(json);
		};
	};

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
	node: async (work, items, task) => {
		const nodeRun = await work.run(task, items);
		return async () => {
			const results = await run(nodeRun, items.length);
			for (const [index, { json }] of results.entries()) work.checkResult(json, items, index);
			return results;
		};
	},
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
