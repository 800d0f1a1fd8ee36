import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { CREDENTIAL } from '../e2e/account';
import { world } from '../e2e/world';

const PACKAGE = 'n8n-nodes-tw-messaging';

/** A node of a workflow, without what every node has. */
export interface WorkflowNode {
	type: keyof typeof credentialTypes | 'deliveryReportTrigger';
	parameters: JsonObject;
	/** Whether the node has the credential of the suite, which it has by default. */
	hasCredential?: boolean;
}

/** The nodes of this package that act, and the credential of each. */
const credentialTypes = {
	cloudmaxTags: 'cloudmaxApi',
	mitakeMms: 'mitakeMmsApi',
	smsgo: 'smsgoApi',
	uMailEdm: 'uMailApi',
} as const;

function credentialsOf({ type, hasCredential = true }: WorkflowNode): JsonObject {
	if (type === 'deliveryReportTrigger' || !hasCredential) return {};
	return { credentials: { [credentialTypes[type]]: { id: null, name: CREDENTIAL } } };
}

/** Stores a workflow with a manual trigger, 'Start', that leads to all its other nodes. */
export async function storeWorkflow(nodes: Record<string, WorkflowNode>): Promise<string> {
	const targets = Object.keys(nodes).filter(
		(name) => nodes[name]?.type !== 'deliveryReportTrigger',
	);
	return world().client.createWorkflow({
		name: `Browser ${randomUUID().slice(0, 8)}`,
		nodes: [
			{
				id: randomUUID(),
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			...Object.entries(nodes).map(([name, node], index) => ({
				id: randomUUID(),
				name,
				type: `${PACKAGE}.${node.type}`,
				typeVersion: 1,
				position: [320, index * 160],
				parameters: node.parameters,
				...credentialsOf(node),
				...(node.type === 'deliveryReportTrigger' ? { webhookId: randomUUID() } : {}),
			})),
		],
		connections: {
			Start: { main: [targets.map((node) => ({ node, type: 'main', index: 0 }))] },
		},
		settings: { executionOrder: 'v1' },
	});
}
