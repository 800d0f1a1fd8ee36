import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCluster, type Cluster } from '../../playground/cluster/openCluster';
import { at, listAt, textAt, type JsonObject } from '../../playground/server/json';
import { chain, node, webhook } from '../../playground/server/workflow';
import { playground } from '../../playground/setup/paths';
import { credentials, CREDENTIAL } from '../e2e/account';
import { callbacksDone, settled } from './books';
import { addCredentials, publish, type Callable } from './desk';
import { executionsOf } from './executions';
import { readCallbacks, readHandsets } from './ledger';
import { listWorkflow, smsgo } from './nodes';
import { until } from './until';
import { RESUMED, waitWorkflow } from './waiting';

const EXECUTIONS = 12;
/** Mitake blocks an account above this many connections. */
const MITAKE_CONNECTIONS = 15;

let cluster: Cluster;

beforeAll(async () => {
	cluster = await openCluster({ name: 'nodes' });
	await addCredentials(cluster);
	const mitake = credentials(cluster).find(({ type }) => type === 'mitakeMmsApi');
	await cluster.client.createCredential(mitake ?? {});
	await cluster.postgres.query(RESUMED);
}, 300_000);

beforeEach(async () => {
	await cluster.simulator.control('POST', 'reset');
});

afterAll(async () => {
	await cluster.close();
}, 60_000);

function mmsWorkflow(path: string, attachments = ''): JsonObject {
	const send = node(
		'Send',
		'n8n-nodes-tw-messaging.mitakeMms',
		1,
		{
			resource: 'message',
			operation: 'send',
			to: '={{ $json.query.to }}',
			subject: 'Hello',
			content: '={{ "No. " + $json.query.to }}',
			attachments,
		},
		{ credentials: { mitakeMmsApi: { id: null, name: CREDENTIAL } } },
	);
	return {
		name: `MMS ${randomUUID()}`,
		nodes: [webhook('Call', path), send],
		connections: chain('Call', 'Send'),
		settings: { executionOrder: 'v1' },
	};
}

/** Starts so many executions at once, and waits for their end. */
async function runMany({ url, workflowId }: Callable, count: number, first: number) {
	const numbers = Array.from({ length: count }, (_, index) => `09${12_300_000 + first + index}`);
	await Promise.all(
		numbers.map(async (to) => {
			const answer = await fetch(`${url}?to=${to}`, { method: 'POST' });
			expect(answer.status).toBe(200);
		}),
	);
	await settled(cluster, workflowId);
	return numbers;
}

/** The numbers that Mitake has taken a message for, as often as it has. */
async function taken(): Promise<string[]> {
	const batches = listAt(await cluster.simulator.control('GET', 'mitake/messages'));
	return batches
		.flatMap((batch) => listAt(batch, 'messages'))
		.map((message) => textAt(message, 'recipient'))
		.sort();
}

async function mitake(): Promise<{ tokenRequests: number; tooMany: number; connections: number }> {
	const summary = await cluster.simulator.control('GET', 'mitake');
	return {
		tokenRequests: Number(at(summary, 'tokenRequests')),
		tooMany: Number(at(summary, 'codes', '1007') ?? 0),
		connections: Number(at(summary, 'traffic', 'maxConnections')),
	};
}

/** How many executions each worker has begun. */
function begun(): number[] {
	return cluster.workers.map((worker) => worker.output().split('Worker started execution').length);
}

/** Every worker has begun an execution since. */
function expectAllBegan(before: readonly number[]): void {
	const idle = begun().filter((count, index) => count <= (before[index] ?? Infinity));
	expect([before.length, idle]).toEqual([cluster.workers.length, []]);
}

it('Mitake: each worker gets one token, and a new one when that has ended', async () => {
	const workflow = await publish(cluster, mmsWorkflow);
	const before = begun();
	const first = await runMany(workflow, EXECUTIONS, 0);
	expectAllBegan(before);
	expect((await mitake()).tokenRequests).toBeLessThanOrEqual(cluster.workers.length);
	await cluster.simulator.control('DELETE', 'mitake/tokens');
	const second = await runMany(workflow, EXECUTIONS, EXECUTIONS);
	const { tokenRequests, tooMany, connections } = await mitake();
	console.log({ tokenRequests, tooMany, connections, begun: begun() });
	expect(tokenRequests).toBeLessThanOrEqual(2 * cluster.workers.length);
	expect(tooMany).toBe(0);
	expect(await taken()).toEqual([...first, ...second]);
});

it('Mitake: what finds too many connections is tried again, and nobody gets it twice', async () => {
	await cluster.simulator.control('PATCH', 'mitake/settings', {
		latencyMs: 500,
		maxConnections: MITAKE_CONNECTIONS,
	});
	const workflow = await publish(cluster, mmsWorkflow);
	const numbers = await runMany(workflow, 4 * EXECUTIONS, 100);
	console.log(await mitake());
	expect(await taken()).toEqual(numbers);
	expect(await executionsOf(cluster.client, workflow.workflowId, ['error', 'crashed'])).toEqual([]);
});

it('MMS: a picture that a webhook process has put into the database is sent by a worker', async () => {
	const { postgres, simulator } = cluster;
	const workflow = await publish(cluster, (path) => mmsWorkflow(path, 'data'));
	const picture = readFileSync(join(playground, 'card.png'));
	const numbers = ['0912300001', '0912300002', '0912300003', '0912300004'];
	for (const to of numbers) {
		const answer = await fetch(`${workflow.url}?to=${to}`, {
			method: 'POST',
			headers: { 'content-type': 'image/png' },
			body: picture,
		});
		expect(answer.status).toBe(200);
	}
	await settled(cluster, workflow.workflowId);
	const batches = listAt(await simulator.control('GET', 'mitake/messages'));
	const hashes = batches.map((batch) => textAt(batch, 'attachments', 0, 'sha256'));
	const hash = createHash('sha256').update(picture).digest('hex');
	expect(hashes).toEqual(numbers.map(() => hash));
	const stored = await postgres.query('SELECT count(*) FROM binary_data', 'n8n');
	expect(Number(stored[0]?.[0])).toBeGreaterThanOrEqual(numbers.length);
});

it('Smsgo: the window belongs to an execution, wherever it runs', async () => {
	const window = 3;
	await cluster.simulator.control('PATCH', 'smsgo/settings', { latencyMs: 300 });
	const workflow = await publish(cluster, (path) => listWorkflow(path, window));
	const executions = 4;
	const lists = Array.from({ length: executions }, (_, list) =>
		Array.from({ length: 15 }, (_unused, index) => `09${20_000_000 + list * 100 + index}`),
	);
	await Promise.all(
		lists.map(async (to) => {
			await workflow.call({ to });
		}),
	);
	await settled(cluster, workflow.workflowId);
	const maxRequests = Number(
		at(await cluster.simulator.control('GET', 'smsgo'), 'traffic', 'maxRequests'),
	);
	expect(maxRequests).toBeLessThanOrEqual(executions * window);
	expect(maxRequests).toBeGreaterThan(window);
	const handsets = await readHandsets(cluster.simulator);
	expect([...handsets].sort()).toEqual(lists.flat().map((number) => [number, 1]));
});

it('suppression: what one worker has sent, the other skips', async () => {
	const workflow = await publish(cluster, (path) => ({
		name: `Suppression ${path}`,
		nodes: [
			webhook('Call', path),
			smsgo('Send', {
				operation: 'send',
				to: '0912345678',
				text: 'Hello',
				options: { suppressWithin: 60 },
			}),
		],
		connections: chain('Call', 'Send'),
		settings: { executionOrder: 'v1' },
	}));
	const before = begun();
	for (let run = 0; run < EXECUTIONS; run++) {
		await workflow.call({});
		await settled(cluster, workflow.workflowId);
	}
	expectAllBegan(before);
	expect([...(await readHandsets(cluster.simulator))]).toEqual([['0912345678', 1]]);
});

it('reports that meet a resumption in another process do no harm: what waits goes on once', async () => {
	const { client, postgres, simulator } = cluster;
	await simulator.control('PATCH', 'smsgo/settings', {
		callbacks: {
			reportsEnabled: false,
			maxConnections: 20,
			minCopies: 2,
			maxCopies: 3,
			order: 'random',
			retryDelaysMs: [1_000, 2_000, 4_000],
		},
	});
	const workflow = await publish(cluster, waitWorkflow);
	const lists = Array.from({ length: 5 }, (_, list) =>
		Array.from({ length: 8 }, (_unused, index) => `09${30_000_000 + list * 100 + index}`),
	);
	for (const to of lists) await workflow.call({ to });
	await until(
		async () => await executionsOf(client, workflow.workflowId, ['waiting']),
		(list) => list.length === lists.length,
	);
	await simulator.control('PATCH', 'smsgo/settings', { callbacks: { reportsEnabled: true } });
	await simulator.control('POST', 'clock', { advanceMs: 60_000 });
	const rows = async () => await postgres.query('SELECT recipients FROM resumed ORDER BY 1');
	await until(rows, (list) => list.length >= lists.length);
	await callbacksDone(cluster);
	await settled(cluster, workflow.workflowId);
	const { refused, attempts } = await readCallbacks(simulator);
	console.log({ attempts, refused });
	const resumed = await rows();
	expect(resumed).toEqual(
		lists.map((to) => [to.map((number) => `${number} delivered false`).join(';')]),
	);
	expect(
		(await executionsOf(client, workflow.workflowId, ['success'])).map(({ status }) => status),
	).toHaveLength(lists.length);
	const others = Object.keys(refused).filter(
		(why) => !/status (?:409|500|503)|^no answer/u.test(why),
	);
	expect(others).toEqual([]);
});
