import type { Playground } from '../Playground';
import { isObject, listAt, textAt, type JsonObject } from '../server/json';
import { PENDING, type Listed } from './list';

/** The example's first node, from which it is run. */
const TRIGGER = 'Start';
const SEND = 'Send';
const RESULT = 'Result';

// Long after the workflow has asked.
const OFF_MS = 3_600_000;

/** Puts the example into a playground as a user would import it, and returns its workflow's id. */
export async function importExample(playground: Playground): Promise<string> {
	playground.provideFile('recipients.csv');
	await playground.importCredential('credentials/smsgo-simulator.json', 'smsgo');
	return playground.importWorkflow('workflows/send-and-follow.json');
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
	return new Map(execution.json(RESULT).map((row) => [textAt(row, 'raw', 'recipient'), row]));
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
