import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { node, ownNode, webhook, withCredential, workflow } from '../../playground/server/workflow';
import { CREDENTIAL } from '../e2e/account';
import { runsSql } from '../e2e/reportWorkflow';

/** The name of the credential for the tests' own tables. */
export const TABLES = 'Tables of the tests';

/** Runs a statement for every item; `values` is an expression that gives what `$1` and so on are. */
export function sql(
	name: string,
	query: string,
	values?: string,
	settings?: JsonObject,
): JsonObject {
	return runsSql(name, query, values, { ...withCredential('postgres', TABLES), ...settings });
}

/** The Smsgo node with the account of the tests. */
export function smsgo(name: string, parameters: JsonObject, settings?: JsonObject): JsonObject {
	return ownNode(
		name,
		'smsgo',
		{ resource: 'sms', ...parameters },
		{ ...withCredential('smsgoApi', CREDENTIAL), webhookId: randomUUID(), ...settings },
	);
}

/** The workflow that sends a message of its own to each number of a list, so many at a time. */
export function listWorkflow(path: string, concurrency: number): JsonObject {
	return workflow(`List ${randomUUID()}`, [
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
	]);
}
