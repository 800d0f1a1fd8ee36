import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import {
	manualTrigger,
	ownNode,
	to,
	withCredential,
	workflow,
} from '../../playground/server/workflow';
import { CREDENTIAL } from '../e2e/account';
import { world } from '../e2e/world';

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
	return withCredential(credentialTypes[type], CREDENTIAL);
}

/** Stores a workflow with a manual trigger, 'Start', that leads to all its other nodes. */
export async function storeWorkflow(nodes: Record<string, WorkflowNode>): Promise<string> {
	const targets = Object.keys(nodes).filter(
		(name) => nodes[name]?.type !== 'deliveryReportTrigger',
	);
	return world().client.createWorkflow(
		workflow(
			`Browser ${randomUUID().slice(0, 8)}`,
			[
				manualTrigger('Start'),
				...Object.entries(nodes).map(([name, node], index) =>
					ownNode(name, node.type, node.parameters, {
						position: [320, index * 160],
						...credentialsOf(node),
						...(node.type === 'deliveryReportTrigger' ? { webhookId: randomUUID() } : {}),
					}),
				),
			],
			{ Start: { main: [targets.map(to)] } },
		),
	);
}
