import { randomUUID } from 'node:crypto';
import type { Execution } from '../../playground/server/Execution';
import type { JsonObject } from '../../playground/server/json';
import { manualTrigger, ownNode, withCredential, workflow } from '../../playground/server/workflow';
import { CREDENTIAL } from './account';
import { world } from './world';

/** The node that the workflows of these tests are about. */
export const NODE = 'Node';

/** A node of this package in a workflow: its type's last part, and the credential type it uses. */
export interface NodeKind {
	readonly type: string;
	readonly credential: string;
}

export const smsgo: NodeKind = { type: 'smsgo', credential: 'smsgoApi' };
export const cloudmaxTags: NodeKind = { type: 'cloudmaxTags', credential: 'cloudmaxApi' };
export const mitakeMms: NodeKind = { type: 'mitakeMms', credential: 'mitakeMmsApi' };
export const uMailEdm: NodeKind = { type: 'uMailEdm', credential: 'uMailApi' };

/** Settings of the node beside its parameters, such as `onError`. */
type NodeSettings = JsonObject;

/** A workflow with the node behind a manual trigger that hands out items. */
export function workflowOf(
	kind: NodeKind,
	items: readonly JsonObject[],
	node: NodeSettings,
): JsonObject {
	const settings = { ...withCredential(kind.credential, CREDENTIAL), ...node };
	return {
		...workflow(`Test ${randomUUID()}`, [
			manualTrigger('Start'),
			ownNode(NODE, kind.type, {}, settings),
		]),
		pinData: { Start: items.map(asItem) },
	};
}

/** An item as n8n has it; what has `json` and `binary` is one already. */
function asItem(item: JsonObject): JsonObject {
	return 'binary' in item ? item : { json: item };
}

/**
 * Runs a node of this package in n8n over the given input items.
 *
 * @param items their JSON, or whole items where they have binary data
 * @param settings what the node has beside its parameters, such as `onError`
 */
export async function runNode(
	kind: NodeKind,
	items: readonly JsonObject[],
	parameters: JsonObject,
	settings: NodeSettings = {},
): Promise<Execution> {
	return world().run(workflowOf(kind, items, { parameters, ...settings }), 'Start');
}

/** {@link runNode} with the Smsgo node. */
export async function runSmsgo(
	items: readonly JsonObject[],
	parameters: JsonObject,
	settings: NodeSettings = {},
): Promise<Execution> {
	return runNode(smsgo, items, parameters, settings);
}

/** Sends the `text` of every item to its `to`. */
export async function send(
	items: readonly JsonObject[],
	options: JsonObject = {},
	settings: NodeSettings = {},
): Promise<Execution> {
	const parameters = { resource: 'sms', operation: 'send', to: '={{ $json.to }}' };
	return runSmsgo(items, { ...parameters, text: '={{ $json.text }}', options }, settings);
}
