import { randomUUID } from 'node:crypto';
import type { JsonObject } from './json';

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

/** A node of this package, by the last part of its type. */
export function ownNode(
	name: string,
	type: string,
	parameters: JsonObject,
	settings?: JsonObject,
): JsonObject {
	return node(name, `n8n-nodes-tw-messaging.${type}`, 1, parameters, settings);
}

/** The trigger for delivery reports, as it is in new workflows. */
export function reportTrigger(name: string, event: string, webhookId: string): JsonObject {
	const type = 'n8n-nodes-tw-messaging.deliveryReportTrigger';
	return node(name, type, 1.1, { events: [event], options: {} }, { webhookId });
}

/** Starts the workflow by hand. */
export function manualTrigger(name: string): JsonObject {
	return node(name, 'n8n-nodes-base.manualTrigger', 1, {});
}

/** Starts the workflow with what is posted to `/webhook/<path>`. */
export function webhook(name: string, path: string, more: JsonObject = {}): JsonObject {
	const parameters = { httpMethod: 'POST', path, options: {}, ...more };
	return node(name, 'n8n-nodes-base.webhook', 2, parameters, { webhookId: path });
}

/** The setting of a node that finds its credential by this name. */
export function withCredential(type: string, name: string): JsonObject {
	return { credentials: { [type]: { id: null, name } } };
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

/** A workflow of these nodes, in a {@link chain} where nothing else is said. */
export function workflow(
	name: string,
	nodes: readonly JsonObject[],
	connections: JsonObject = chain(...nodes.map((one) => String(one['name']))),
): JsonObject {
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
