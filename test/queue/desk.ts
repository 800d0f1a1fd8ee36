import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { manualTrigger, workflow } from '../../playground/server/workflow';
import type { Cluster } from '../../playground/cluster/openCluster';
import { smsgoCredential } from '../e2e/account';
import { listenAt, postgresCredential } from '../e2e/reportWorkflow';
import { smsgo, sql, TABLES } from './nodes';
import { KEEP_REPORT } from './outbox';
import { until } from './until';

const REPORT = '={{ [$json.messageId, $json.recipient, $json.status, $json.isFinal] }}';

/** Stores the credentials that the workflows of these tests find by their names. */
export async function addCredentials(cluster: Cluster): Promise<void> {
	await cluster.client.createCredential(smsgoCredential(cluster));
	await cluster.client.createCredential(postgresCredential(TABLES, cluster.postgres.port));
}

/** Publishes the workflow that keeps reports in their table; its URL is the balancer's. */
export async function listenForReports({ client, postgres, balancer }: Cluster) {
	return await listenAt(
		{ client, url: balancer.url },
		{
			event: 'smsgoDeliveryReport',
			path: 'smsgo-report',
			port: postgres.port,
			sql: KEEP_REPORT,
			values: REPORT,
		},
	);
}

/** A published workflow that is started from outside. */
export interface Callable {
	readonly workflowId: string;
	/** Of its webhook, which takes POST. */
	readonly url: string;
	/** Starts it; throws unless n8n has taken it. */
	readonly call: (body: JsonObject) => Promise<void>;
}

/** Publishes a workflow that begins with a webhook, and waits until every process knows it. */
export async function publish(
	{ client, webhooks, balancer }: Cluster,
	make: (path: string) => JsonObject,
): Promise<Callable> {
	const path = randomUUID();
	const workflowId = await client.createWorkflow(make(path));
	await client.activate(workflowId);
	for (const { url } of webhooks) {
		// GET is not what the workflow listens to: known, it is refused without a run.
		const ask = async () => await (await fetch(`${url}/webhook/${path}`)).text();
		await until(ask, (answer) => answer.includes('Did you mean to make a POST'), { pollMs: 100 });
	}
	const url = `${balancer.url}/webhook/${path}`;
	const call = async (body: JsonObject): Promise<void> => {
		const post = async () => {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			return { ok: response.ok, status: response.status, text: await response.text() };
		};
		// While it publishes, n8n takes a webhook back for a moment: a call that meets that starts nothing.
		const { ok, status, text } = await until(post, (answer) => answer.status !== 404);
		if (!ok) throw new Error(`${status} ${text}`);
	};
	return { workflowId, url, call };
}

/** The workflow that asks smsgo what became of the messages that no final report is in for. */
export function askWorkflow(): JsonObject {
	return workflow(`Ask ${randomUUID()}`, [
		manualTrigger('Start'),
		sql(
			'Open',
			'SELECT outbox.message_id, outbox.recipient FROM outbox ' +
				'LEFT JOIN reports ON reports.message_id = outbox.message_id ' +
				'AND reports.recipient = outbox.recipient AND reports.is_final ' +
				"WHERE outbox.state = 'accepted' AND reports.status IS NULL",
		),
		smsgo('Ask', {
			operation: 'getManyStatuses',
			messageId: '={{ $json.message_id }}',
			recipient: '={{ $json.recipient }}',
		}),
		sql('Keep', KEEP_REPORT, REPORT),
	]);
}
