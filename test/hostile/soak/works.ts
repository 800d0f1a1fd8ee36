import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../../playground/Playground';
import { at, isObject, listAt, textAt, type JsonObject } from '../../../playground/server/json';
import {
	node,
	ownNode,
	reportTrigger,
	webhook,
	withCredential,
	workflow,
} from '../../../playground/server/workflow';
import { CREDENTIAL } from '../../e2e/account';
import { smsgo } from '../../queue/nodes';

/** A published workflow: what its node returned for some items, as JSON. */
export type Work = (items: readonly JsonObject[]) => Promise<JsonObject[]>;

/** Of so many messages one is reported: n8n keeps an execution for each report. */
const REPORTED = 12;
const GOES_ON = { onError: 'continueRegularOutput' };
const NODE = 'Work';

function own(type: string, credential: string, parameters: JsonObject): JsonObject {
	return ownNode(NODE, type, parameters, {
		...withCredential(credential, CREDENTIAL),
		...GOES_ON,
	});
}

/** Publishes a workflow around a node, which answers a call with all that the node returned. */
export async function publishWork({ client, server }: Playground, work: JsonObject): Promise<Work> {
	const path = randomUUID();
	const call = webhook('Call', path, { responseMode: 'lastNode', responseData: 'allEntries' });
	const items = node('Items', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: 'body.items',
		options: {},
	});
	const workflowId = await client.createWorkflow(workflow(`Soak ${path}`, [call, items, work]));
	await client.activate(workflowId);
	return async (input) => await postItems(`${server.url}/webhook/${path}`, input);
}

async function postItems(url: string, items: readonly JsonObject[]): Promise<JsonObject[]> {
	for (let attempt = 0; ; attempt++) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ items }),
		});
		const text = await response.text();
		if (response.ok) {
			const answer: unknown = JSON.parse(text);
			return listAt(answer).filter(isObject);
		}
		// n8n takes a moment to publish; a call that meets that starts nothing.
		if (response.status !== 404 || attempt > 100) throw new Error(`${response.status} ${text}`);
		await sleep(100);
	}
}

/** Publishes the workflow that takes smsgo's reports, and returns their URL. */
export async function listenForReports({ client, server }: Playground) {
	const webhookId = randomUUID();
	const workflowId = await client.createWorkflow(
		workflow(`Soak reports ${webhookId}`, [
			reportTrigger('Reports', 'smsgoDeliveryReport', webhookId),
			node('After', 'n8n-nodes-base.noOp', 1, {}),
		]),
	);
	await client.activate(workflowId);
	return { workflowId, url: `${server.url}/webhook/${webhookId}/smsgo-report` };
}

/** The nodes that the soak keeps at work, each in a workflow of its own. */
export function works(reportUrl: string, listId: string) {
	return {
		sms: smsgo(
			NODE,
			{
				operation: 'send',
				to: '={{ $json.to }}',
				text: "={{ 'No. ' + $json.to }}",
				options: {
					deliveryReportUrl: `={{ $itemIndex % ${REPORTED} === 0 ? '${reportUrl}' : '' }}`,
				},
			},
			GOES_ON,
		),
		statuses: smsgo(
			NODE,
			{
				operation: 'getManyStatuses',
				messageId: '={{ $json.messageId }}',
				recipient: '={{ $json.to }}',
			},
			GOES_ON,
		),
		balance: smsgo(NODE, { resource: 'account', operation: 'getBalance' }, GOES_ON),
		mms: own('mitakeMms', 'mitakeMmsApi', {
			resource: 'message',
			operation: 'send',
			to: '={{ $json.to }}',
			subject: 'Hello',
			content: "={{ 'No. ' + $json.to }}",
		}),
		tags: own('cloudmaxTags', 'cloudmaxApi', {
			resource: 'tag',
			operation: 'create',
			name: '={{ $json.name }}',
			jobType: 'sms',
		}),
		contacts: own('uMailEdm', 'uMailApi', {
			resource: 'contact',
			operation: 'create',
			contactList: { __rl: true, mode: 'id', value: listId },
			address: '={{ $json.address }}',
		}),
		lists: own('uMailEdm', 'uMailApi', {
			resource: 'contact',
			operation: 'getMany',
			contactList: { __rl: true, mode: 'id', value: listId },
			limit: 50,
		}),
	};
}

/** Makes the contact list that contacts go to. */
export async function makeList({ simulator }: Playground): Promise<string> {
	await simulator.control('POST', 'umail/contacts', { subject: 'Soak', count: 1 });
	const lists = listAt(await simulator.control('GET', 'umail/lists'));
	const list = lists.find((one) => at(one, 'subject') === 'Soak');
	return textAt(list, 'id');
}
