import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { CREDENTIAL } from '../e2e/account';

/** The name of the credential for the tests' own tables. */
export const TABLES = 'Tables of the tests';

/** A node of a workflow; what stands beside its parameters is `settings`. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: JsonObject,
	settings: JsonObject = {},
): JsonObject {
	const id = randomUUID();
	return { id, name, type, typeVersion, position: [0, 0], parameters, ...settings };
}

/** Starts the workflow with what is posted to `/webhook/<path>`. */
export function webhook(name: string, path: string): JsonObject {
	const parameters = { httpMethod: 'POST', path, options: {} };
	return node(name, 'n8n-nodes-base.webhook', 2, parameters, { webhookId: path });
}

/** Runs a statement for every item; `values` is an expression that gives what `$1` and so on are. */
export function sql(
	name: string,
	query: string,
	values?: string,
	settings?: JsonObject,
): JsonObject {
	const options = values === undefined ? {} : { queryReplacement: values };
	return node(
		name,
		'n8n-nodes-base.postgres',
		2.5,
		{ resource: 'database', operation: 'executeQuery', query, options },
		{ credentials: { postgres: { id: null, name: TABLES } }, ...settings },
	);
}

/** The Smsgo node with the account of the tests. */
export function smsgo(name: string, parameters: JsonObject, settings?: JsonObject): JsonObject {
	return node(
		name,
		'n8n-nodes-tw-messaging.smsgo',
		1,
		{ resource: 'sms', ...parameters },
		{
			credentials: { smsgoApi: { id: null, name: CREDENTIAL } },
			webhookId: randomUUID(),
			...settings,
		},
	);
}

/** Connections that lead from the first output of each node to the next. */
export function chain(...names: readonly string[]): JsonObject {
	return Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [[to(names[index + 1] ?? '')]] }]),
	);
}

/** The end of a connection. */
export function to(name: string): JsonObject {
	return { node: name, type: 'main', index: 0 };
}

/** The workflow that sends a message of its own to each number of a list, so many at a time. */
export function listWorkflow(path: string, concurrency: number): JsonObject {
	return {
		name: `List ${randomUUID()}`,
		nodes: [
			webhook('Call', path),
			node('Items', 'n8n-nodes-base.splitOut', 1, {
				fieldToSplitOut: 'body.to',
				options: { destinationFieldName: 'to' },
			}),
			smsgo('Send', {
				operation: 'send',
				to: '={{ $json.to }}',
				text: "={{ 'No. ' + $json.to }}",
				options: { concurrency },
			}),
		],
		connections: chain('Call', 'Items', 'Send'),
		settings: { executionOrder: 'v1' },
	};
}
