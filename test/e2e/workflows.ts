import { randomUUID } from 'node:crypto';
import type { Execution } from '../../playground/server/Execution';
import type { JsonObject } from '../../playground/server/json';
import { CREDENTIAL } from './account';
import { world } from './world';

/** The node that the workflows of these tests are about. */
export const NODE = 'Smsgo';

/** Settings of the node beside its parameters, such as `onError`. */
type NodeSettings = JsonObject;

function smsgoWorkflow(items: readonly JsonObject[], node: NodeSettings): JsonObject {
	return {
		name: `Test ${randomUUID()}`,
		nodes: [
			{
				id: randomUUID(),
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: randomUUID(),
				name: NODE,
				type: 'n8n-nodes-tw-messaging.smsgo',
				typeVersion: 1,
				position: [220, 0],
				credentials: { smsgoApi: { id: null, name: CREDENTIAL } },
				...node,
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { Start: items.map((json) => ({ json })) },
		settings: { executionOrder: 'v1' },
	};
}

/**
 * Runs the Smsgo node in n8n over the given input items.
 *
 * @param settings what the node has beside its parameters, such as `onError`
 */
export async function runSmsgo(
	items: readonly JsonObject[],
	parameters: JsonObject,
	settings: NodeSettings = {},
): Promise<Execution> {
	return world().run(smsgoWorkflow(items, { parameters, ...settings }), 'Start');
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
