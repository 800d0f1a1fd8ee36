import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../playground/server/json';
import type { N8nClient } from '../../playground/server/N8nClient';
import { node, reportTrigger, withCredential, workflow } from '../../playground/server/workflow';
import { world } from './world';

/** What a workflow listens to, and the statement that it writes with. */
interface Listener {
	readonly event: 'smsgoDeliveryReport' | 'smsgoReply';
	/** The end of the event's URL. */
	readonly path: 'smsgo-report' | 'smsgo-reply';
	readonly port: number;
	readonly sql: string;
	/** An expression that gives the statement's values. */
	readonly values: string;
}

function workflowOf({ event, sql, values }: Listener, webhookId: string): JsonObject {
	return workflow(`Listen ${webhookId}`, [
		reportTrigger('Reports', event, webhookId),
		// Its credential is found by its name, which is the workflow's own.
		runsSql('Table', sql, values, withCredential('postgres', webhookId)),
	]);
}

/** A node that runs a statement for every item; `values` is an expression that gives `$1` and so on. */
export function runsSql(
	name: string,
	query: string,
	values: string | undefined,
	settings: JsonObject,
): JsonObject {
	const options = values === undefined ? {} : { queryReplacement: values };
	const parameters = { resource: 'database', operation: 'executeQuery', query, options };
	return node(name, 'n8n-nodes-base.postgres', 2.5, parameters, settings);
}

/** A credential for a test's PostgreSQL, under a name by which nodes find it. */
export function postgresCredential(name: string, port: number): JsonObject {
	return {
		name,
		type: 'postgres',
		data: {
			host: '127.0.0.1',
			port,
			database: 'postgres',
			user: 'postgres',
			password: 'none',
			maxConnections: 10,
			allowUnauthorizedCerts: false,
			ssl: 'disable',
			sshTunnel: false,
		},
	};
}

/** Publishes a workflow that writes what a vendor calls back into a table, and gives its URL. */
export async function listen(listener: Listener): Promise<string> {
	const { client, server } = world();
	return (await listenAt({ client, url: server.url }, listener)).url;
}

/** {@link listen} in any n8n whose webhooks are called at `url`. */
export async function listenAt(
	{ client, url: base }: { client: N8nClient; url: string },
	listener: Listener,
): Promise<{ url: string; workflowId: string }> {
	const webhookId = randomUUID();
	await client.createCredential(postgresCredential(webhookId, listener.port));
	const workflowId = await client.createWorkflow(workflowOf(listener, webhookId));
	await client.activate(workflowId);
	const url = `${base}/webhook/${webhookId}/${listener.path}`;
	// Activation takes a moment. An id that is none is refused by whoever listens.
	for (let attempt = 0; attempt < 100; attempt++) {
		if ((await fetch(`${url}?msgid=none`)).status === 400) return { url, workflowId };
		await sleep(100);
	}
	throw new Error(`${url} does not listen`);
}
