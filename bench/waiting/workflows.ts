import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../playground/Playground';
import type { JsonObject } from '../../playground/server/json';
import { node, ownNode, webhook, withCredential, workflow } from '../../playground/server/workflow';

/** Longer than any measurement, so that nothing goes on by itself. */
const MINUTES = 120;
/** The name of the node that an execution waits in. */
export const NODE = 'Wait';
/** The name of the node behind it. */
export const AFTER = 'After';

/** What an execution can wait in. */
export type Contestant = 'sendAndWait' | 'wait';
/** The same, and what a user would build otherwise: a Send with n8n's Wait node behind it. */
export type LiveContestant = Contestant | 'sendThenWait';

function smsgo(name: string, parameters: JsonObject): JsonObject {
	return ownNode(
		name,
		'smsgo',
		{ resource: 'sms', to: '={{ $json.body.to }}', text: 'Hello', ...parameters },
		{ ...withCredential('smsgoApi', 'Smsgo simulator'), webhookId: randomUUID() },
	);
}

function sendAndWait(): JsonObject {
	return smsgo(NODE, { operation: 'sendAndWaitForDelivery', waitFor: MINUTES });
}

/** n8n's own, waiting for a call as ours does, with the same time limit. */
function wait(): JsonObject {
	const parameters = {
		resume: 'webhook',
		limitWaitTime: true,
		resumeAmount: MINUTES,
		resumeUnit: 'minutes',
		options: {},
	};
	return node(NODE, 'n8n-nodes-base.wait', 1.1, parameters, { webhookId: randomUUID() });
}

const waiters: Record<LiveContestant, () => readonly JsonObject[]> = {
	sendAndWait: () => [sendAndWait()],
	wait: () => [wait()],
	sendThenWait: () => [smsgo('Send', { operation: 'send' }), wait()],
};

/** A workflow that begins with a call from outside and waits in its last node but one. */
function waitingWorkflow(contestant: LiveContestant, path: string): JsonObject {
	return workflow(contestant, [
		webhook('Call', path),
		...waiters[contestant](),
		node(AFTER, 'n8n-nodes-base.noOp', 1, {}),
	]);
}

/** A published workflow, to be started from outside. */
export interface Published {
	readonly id: string;
	/** Where a call starts it. */
	readonly url: string;
}

/** Stores and publishes the workflow of a contestant, with its credential. */
export async function publish(
	playground: Playground,
	contestant: LiveContestant,
): Promise<Published> {
	const { client, server } = playground;
	const path = randomUUID();
	const id = await client.createWorkflow(waitingWorkflow(contestant, path));
	await client.activate(id);
	const url = `${server.url}/webhook/${path}`;
	// Activation takes a moment.
	for (let attempt = 0; (await fetch(url, { method: 'POST' })).status === 404; attempt++) {
		if (attempt > 100) throw new Error(`${url} does not listen`);
		await sleep(100);
	}
	return { id, url };
}
