import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../Playground';
import { isObject, listAt, textAt, type JsonObject } from '../server/json';

const SET_UP = 'Set up';
const CREATE_TABLE = 'Create table';
const TRIGGER = 'Reports and replies';

const LISTENING_MS = 30_000;
const POLL_MS = 100;
const PAGE = 250;

/** The published workflow that keeps whatever the gateway calls back with. */
export interface Receiver {
	workflowId: string;
	/** What its URLs have in common: without `/smsgo-report` or `/smsgo-reply`. */
	address: string;
	/** Of the data table that it writes to. */
	tableId: string;
}

/** Puts the receiving workflow into a playground as a user would, and returns when it listens. */
export async function importReceiver(playground: Playground): Promise<Receiver> {
	const { client, server } = playground;
	const workflowId = await playground.importWorkflow('workflows/receive-reports.json');
	const setUp = await client.run(workflowId, SET_UP);
	if (setUp.status !== 'success') {
		throw new Error(`'${SET_UP}' ended as ${setUp.status}: ${JSON.stringify(setUp.error)}`);
	}
	await client.activate(workflowId);
	const stored = await client.request('GET', `/rest/workflows/${workflowId}`);
	const trigger = listAt(stored, 'data', 'nodes').find(
		(node) => isObject(node) && node['name'] === TRIGGER,
	);
	const address = `${server.url}/webhook/${textAt(trigger, 'webhookId')}`;
	await untilListening(`${address}/smsgo-report`);
	await untilListening(`${address}/smsgo-reply`);
	return { workflowId, address, tableId: textAt(setUp.json(CREATE_TABLE)[0], 'id') };
}

/** n8n publishes in the background. A call that names no message starts nothing. */
async function untilListening(url: string): Promise<void> {
	const deadline = Date.now() + LISTENING_MS;
	for (;;) {
		const { status } = await fetch(`${url}?msgid=none`);
		if (status === 400) return;
		if (Date.now() > deadline) throw new Error(`${url} answers ${status}: nothing listens there`);
		await sleep(POLL_MS);
	}
}

/** The rows that the receiving workflow has kept, in the order in which they came in. */
export async function readKept(playground: Playground, receiver: Receiver): Promise<JsonObject[]> {
	const { client } = playground;
	const project = textAt(await client.request('GET', '/rest/projects/personal'), 'data', 'id');
	const table = `/rest/projects/${project}/data-tables/${receiver.tableId}/rows`;
	const rows: JsonObject[] = [];
	for (;;) {
		const query = `take=${PAGE}&skip=${rows.length}&sortBy=id:asc`;
		const page = listAt(await client.request('GET', `${table}?${query}`), 'data', 'data');
		rows.push(...page.filter(isObject));
		if (page.length < PAGE) return rows;
	}
}
