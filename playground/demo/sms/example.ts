import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Playground } from '../../Playground';
import { isObject, listAt, textAt, type JsonObject } from '../../server/json';
import { playground as folder } from '../../setup/paths';
import { PENDING, type Listed } from './list';

/** The example's first node, from which it is run. */
const TRIGGER = 'Start';
const SEND = 'Send';
const RESULT = 'Result';

// As it stands in the example for a user to replace.
const ADDRESS = /https:\/\/n8n\.example\.com\/webhook\/[^"]+/;

/** How long a phone is off, in milliseconds: until long after the workflow has asked. */
export const OFF_MS = 3_600_000;

/**
 * Puts the example into a playground as a user would import it, and returns its workflow's id.
 *
 * @param address where the workflow listens that takes reports and replies
 */
export async function importExample(playground: Playground, address: string): Promise<string> {
	playground.provideFile('recipients.csv');
	await playground.importCredential('credentials/smsgo-simulator.json', 'smsgo');
	const text = readFileSync(join(folder, 'workflows/send-and-follow.json'), 'utf8');
	if (!ADDRESS.test(text)) throw new Error('The example has no callback address to replace');
	const workflow: unknown = JSON.parse(text.replace(ADDRESS, address));
	if (!isObject(workflow)) throw new Error('The example is no workflow');
	return playground.client.createWorkflow(workflow);
}

/** Tells the simulated gateway what becomes of each message; what it is not told is delivered. */
export async function arrangeFates(playground: Playground, list: readonly Listed[]): Promise<void> {
	const fates: JsonObject = {};
	for (const { recipient, fate } of list) {
		if (recipient === null || fate === '') continue;
		fates[recipient] = fate === PENDING ? { state: 'DELIVRD', afterMs: OFF_MS } : { state: fate };
	}
	await playground.simulator.control('PUT', 'smsgo/fates', fates);
}

/** Runs the example and returns its last node's items by the phone number as it was typed. */
export async function runExample(
	playground: Playground,
	workflowId: string,
): Promise<Map<string, JsonObject>> {
	const execution = await playground.client.run(workflowId, TRIGGER);
	if (execution.status !== 'success') {
		throw new Error(
			`The workflow ended as ${execution.status}: ${JSON.stringify(execution.error)}`,
		);
	}
	return new Map(execution.json(RESULT).map((row) => [textAt(row, 'input'), row]));
}

/** The text that the example sends to whoever has none of their own in the list. */
export async function commonText(playground: Playground, workflowId: string): Promise<string> {
	const stored = await playground.client.request('GET', `/rest/workflows/${workflowId}`);
	const send = listAt(stored, 'data', 'nodes').find(
		(node) => isObject(node) && node['name'] === SEND,
	);
	const quoted = /\|\| '([^']+)'/.exec(textAt(send, 'parameters', 'text'));
	if (quoted?.[1] === undefined) throw new Error('The example has no common text');
	return quoted[1];
}
