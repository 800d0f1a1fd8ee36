import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../playground/Playground';
import type { JsonObject } from '../../playground/server/json';

/** Longer than any measurement, so that nothing goes on by itself. */
const MINUTES = 120;
/** The name of the node that an execution waits in. */
export const NODE = 'Wait';
/** The name of the node behind it. */
export const AFTER = 'After';

/** What an execution can wait in. */
export type Contestant = 'sendAndWait' | 'wait';

function node(name: string, type: string, typeVersion: number, rest: JsonObject): JsonObject {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], ...rest };
}

function sendAndWait(): JsonObject {
	return node(NODE, 'n8n-nodes-tw-messaging.smsgo', 1, {
		webhookId: randomUUID(),
		credentials: { smsgoApi: { id: null, name: 'Smsgo simulator' } },
		parameters: {
			resource: 'sms',
			operation: 'sendAndWaitForDelivery',
			to: '={{ $json.body.to }}',
			text: 'Hello',
			waitFor: MINUTES,
		},
	});
}

/** n8n's own, waiting for a call as ours does, with the same time limit. */
function wait(): JsonObject {
	return node(NODE, 'n8n-nodes-base.wait', 1.1, {
		webhookId: randomUUID(),
		parameters: {
			resume: 'webhook',
			limitWaitTime: true,
			resumeAmount: MINUTES,
			resumeUnit: 'minutes',
			options: {},
		},
	});
}

const waiters: Record<Contestant, () => JsonObject> = { sendAndWait, wait };

/** A workflow that begins with a call from outside and waits in its last node but one. */
function workflow(contestant: Contestant, path: string): JsonObject {
	const nodes = [
		node('Call', 'n8n-nodes-base.webhook', 2, {
			webhookId: path,
			parameters: { httpMethod: 'POST', path, options: {} },
		}),
		waiters[contestant](),
		node(AFTER, 'n8n-nodes-base.noOp', 1, { parameters: {} }),
	];
	const connections: JsonObject = {};
	for (const [index, { name }] of nodes.entries()) {
		const next = nodes[index + 1]?.['name'];
		if (next !== undefined) {
			connections[String(name)] = { main: [[{ node: next, type: 'main', index: 0 }]] };
		}
	}
	return { name: contestant, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** A published workflow, to be started from outside. */
export interface Published {
	readonly id: string;
	/** Where a call starts it. */
	readonly url: string;
}

/** Stores and publishes the workflow of a contestant, with its credential. */
export async function publish(playground: Playground, contestant: Contestant): Promise<Published> {
	const { client, server } = playground;
	const path = randomUUID();
	const id = await client.createWorkflow(workflow(contestant, path));
	await client.activate(id);
	const url = `${server.url}/webhook/${path}`;
	// Activation takes a moment.
	for (let attempt = 0; (await fetch(url, { method: 'POST' })).status === 404; attempt++) {
		if (attempt > 100) throw new Error(`${url} does not listen`);
		await sleep(100);
	}
	return { id, url };
}
