import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Playground } from '../../playground/Playground';
import { at } from '../../playground/server/json';
import { overConnections } from '../connections';
import type { Published } from './workflows';

const CONNECTIONS = 10;
const WAITING_MS = 120_000;

/** Starts so many executions, each for one recipient. */
async function call(url: string, count: number): Promise<void> {
	await overConnections(CONNECTIONS, count, async (dispatcher) => {
		const { statusCode, body } = await request(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"to":"0912345678"}',
			dispatcher,
		});
		await body.dump();
		if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
	});
}

async function countWaiting({ client }: Playground, { id }: Published): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['waiting'] }));
	return Number(
		at(await client.request('GET', `/rest/executions?filter=${filter}&limit=1`), 'data', 'count'),
	);
}

/** Has so many more executions really begin to wait. */
export async function makeWaiting(
	playground: Playground,
	published: Published,
	count: number,
): Promise<void> {
	const wanted = (await countWaiting(playground, published)) + count;
	await call(published.url, count);
	const deadline = Date.now() + WAITING_MS;
	for (;;) {
		const waiting = await countWaiting(playground, published);
		if (waiting >= wanted) return;
		if (Date.now() > deadline) throw new Error(`${waiting} of ${wanted} executions wait`);
		await sleep(500);
	}
}
