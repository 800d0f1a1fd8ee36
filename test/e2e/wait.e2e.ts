import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { Playground } from '../../playground/Playground';
import type { Execution } from '../../playground/server/Execution';
import { at, isObject, listAt, textAt, type JsonObject } from '../../playground/server/json';
import { node, ownNode, webhook, withCredential, workflow } from '../../playground/server/workflow';
import { CREDENTIAL, smsgoCredential } from './account';
import { world } from './world';

// An n8n of its own, which is stopped and started again.
let playground: Playground;
let counter: Server;
/** The executions in which the node after the wait has run, once for each run. */
const ran: string[] = [];

/** Quotes and braces: the webhook finds what is stored by the node's name. */
const NODE = 'Send "it" {{ and }} wait';
const EXAMPLE = 'workflows/send-and-wait.json';

beforeAll(async () => {
	playground = await Playground.open({ name: 'wait', version: world().home.version });
	await playground.client.createCredential(smsgoCredential(playground));
	await playground.importCredential('credentials/smsgo-simulator.json', 'smsgo');
	counter = createServer((request, response) => {
		void text(request).then((body) => {
			ran.push(textAt(JSON.parse(body), 'execution'));
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => {
		counter.listen(0, '127.0.0.1', resolve);
	});
}, 240_000);

beforeEach(async () => {
	await playground.simulator.control('POST', 'reset');
});

afterAll(async () => {
	counter.closeAllConnections();
	counter.close();
	await playground.close();
}, 60_000);

function waitWorkflow(path: string): JsonObject {
	const address = counter.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	const parameters = {
		method: 'POST',
		url: `http://127.0.0.1:${port}/`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { execution: $execution.id } }}',
		options: {},
	};
	return workflow(`Wait ${path}`, [
		webhook('Call', path),
		ownNode(
			NODE,
			'smsgo',
			{
				resource: 'sms',
				operation: 'sendAndWaitForDelivery',
				to: '={{ $json.body.to }}',
				text: 'Hello',
			},
			{ ...withCredential('smsgoApi', CREDENTIAL), webhookId: randomUUID() },
		),
		node('After', 'n8n-nodes-base.httpRequest', 4.2, parameters, { executeOnce: true }),
	]);
}

/** 1.x stores the status before the data. */
function isWaiting(execution: Execution): boolean {
	return execution.status === 'waiting' && execution.json(NODE).length > 0;
}

/** Starts the published workflow from outside, and gives its execution once it waits. */
async function startWaiting(to: readonly string[]): Promise<Execution> {
	const { client, server } = playground;
	const path = randomUUID();
	const workflowId = await client.createWorkflow(waitWorkflow(path));
	await client.activate(workflowId);
	const body = JSON.stringify({ to });
	const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
	// Activation takes a moment.
	for (let attempt = 0; ; attempt++) {
		if ((await fetch(`${server.url}/webhook/${path}`, options)).ok) break;
		if (attempt > 100) throw new Error('The workflow does not listen');
		await sleep(100);
	}
	return await client.waitFor(await executionOf(workflowId), isWaiting);
}

/** The id of the only execution of a workflow, which n8n lists a moment after it has answered. */
async function executionOf(workflowId: string): Promise<string> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let attempt = 0; ; attempt++) {
		const listed = await playground.client.request('GET', `/rest/executions?filter=${filter}`);
		const [execution] = listAt(listed, 'data', 'results');
		if (execution !== undefined) return textAt(execution, 'id');
		if (attempt > 100) throw new Error('The workflow has not run');
		await sleep(100);
	}
}

async function settle(callbacks: JsonObject = {}): Promise<void> {
	await playground.simulator.control('PATCH', 'smsgo/settings', { callbacks });
	await playground.simulator.control('POST', 'clock', { advanceMs: 60_000 });
}

async function callbacks(): Promise<unknown> {
	for (;;) {
		const state = await playground.simulator.control('GET', 'smsgo/callbacks');
		const open = ['queued', 'inFlight'].map((name) => Number(at(state, 'backlog', name)));
		if (open.every((count) => count === 0)) return state;
		await sleep(100);
	}
}

function statuses(execution: Execution): unknown[] {
	return execution
		.json(NODE)
		.map(({ recipient, status, timedOut }) => [recipient, status, timedOut]);
}

const runs = (execution: Execution): number => ran.filter((id) => id === execution.id).length;

it('goes on as soon as the report of every recipient is in', async () => {
	const { client, simulator } = playground;
	await simulator.control('PUT', 'smsgo/fates', { '0900000002': { state: 'EXPIRED' } });
	const waiting = await startWaiting(['0900000001', '0900000002']);
	expect(statuses(waiting)).toEqual([
		['0900000001', 'queued', false],
		['0900000002', 'queued', false],
	]);
	await settle();
	const execution = await client.waitFor(waiting.id);
	expect(execution.status).toBe('success');
	expect(statuses(execution)).toEqual([
		['0900000001', 'delivered', false],
		['0900000002', 'expired', false],
	]);
	expect(runs(execution)).toBe(1);
	const messages = await simulator.control('GET', 'smsgo/messages');
	const url = textAt(messages, 0, 'response');
	expect(url.length).toBeLessThanOrEqual(300);
	expect(url).toContain(`/webhook-waiting/${execution.id}?`);
});

it('eight reports at once: the next node runs once, and everyone is acknowledged', async () => {
	const { client } = playground;
	const numbers = Array.from({ length: 8 }, (_, index) => `090000001${index}`);
	const waiting = await startWaiting(numbers);
	await settle({ maxConnections: 20, order: 'random' });
	const execution = await client.waitFor(waiting.id);
	const state = await callbacks();
	expect(at(state, 'reports')).toMatchObject({ due: 8, acknowledged: 8 });
	await sleep(2_000);
	expect(statuses(execution)).toEqual(numbers.map((number) => [number, 'delivered', false]));
	expect(runs(execution)).toBe(1);
});

it('a report after the end is refused by n8n and does no harm', async () => {
	const { client, simulator } = playground;
	const waiting = await startWaiting(['0900000003']);
	await settle();
	const execution = await client.waitFor(waiting.id);
	const before = execution.json(NODE);
	await simulator.control('POST', 'smsgo/reports', { state: 'UNDELIV', copies: 3 });
	const state = await callbacks();
	const last = listAt(state, 'attempts').filter(isObject).at(-1);
	expect(JSON.stringify(last)).toContain('409');
	expect((await client.execution(execution.id)).json(NODE)).toEqual(before);
	expect(runs(execution)).toBe(1);
});

it('who can only guess the number of the execution changes nothing', async () => {
	const waiting = await startWaiting(['0900000004']);
	await settle({ reportsEnabled: false });
	const messages = await playground.simulator.control('GET', 'smsgo/messages');
	const url = new URL(textAt(messages, 0, 'response'));
	const messageId = textAt(messages, 0, 'msgid');
	const guess = `${url.origin}${url.pathname}?key=guess&r=?msgid=${messageId}`;
	const status = playground.home.version.startsWith('1.') ? 403 : 401;
	expect((await fetch(guess)).status).toBe(status);
	expect((await playground.client.execution(waiting.id)).status).toBe('waiting');
	await settle({ reportsEnabled: true });
	expect(runs(await playground.client.waitFor(waiting.id))).toBe(1);
});

it('goes on after a restart of n8n', async () => {
	const { client, server } = playground;
	const waiting = await startWaiting(['0900000005', '0900000006']);
	await server.stop();
	await server.start();
	await settle();
	const execution = await client.waitFor(waiting.id);
	expect(statuses(execution)).toEqual([
		['0900000005', 'delivered', false],
		['0900000006', 'delivered', false],
	]);
	expect(runs(execution)).toBe(1);
}, 180_000);

it('when time is up the example asks what became of those that no report came for', async () => {
	const { client, simulator } = playground;
	await simulator.control('PUT', 'smsgo/fates', {
		'0922345678': { state: 'DELIVRD', afterMs: 3_600_000 },
	});
	const workflowId = await playground.importWorkflow(EXAMPLE);
	const stored = await client.request('GET', `/rest/workflows/${workflowId}`);
	const started = await client.request('POST', `/rest/workflows/${workflowId}/run`, {
		workflowData: at(stored, 'data'),
		triggerToStartFrom: { name: 'Start' },
	});
	const id = textAt(started, 'data', 'executionId');
	await client.waitFor(id, ({ status }) => status === 'waiting');
	await settle();
	await callbacks();
	const execution = await client.waitFor(id);
	expect(execution.json('Send and wait')).toMatchObject(
		['0912345678', '0922345678', '0933345678'].map((recipient) => ({
			recipient,
			status: 'queued',
			isFinal: false,
			timedOut: true,
		})),
	);
	expect(execution.json('Result').map(({ recipient, status }) => [recipient, status])).toEqual([
		['0912345678', 'delivered'],
		['0922345678', 'unknown'],
		['0933345678', 'delivered'],
	]);
}, 240_000);
