import { randomUUID } from 'node:crypto';
import { Cluster } from '../../playground/cluster/Cluster';
import { smsgoCredential } from '../e2e/account';
import { listenAt, postgresCredential } from '../e2e/reportWorkflow';
import { executionsOf } from './executions';
import { readCallbacks, readHandsets } from './ledger';
import { TABLES } from './nodes';
import { fillOutbox, KEEP_REPORT, sendWorkflow } from './outbox';
import { until } from './until';

const MESSAGES = Number(process.env['STORM_MESSAGES'] ?? 200);
const BATCH = 100;

let cluster: Cluster;

beforeAll(async () => {
	cluster = await Cluster.open({ name: 'storm' });
}, 240_000);

afterAll(async () => {
	await cluster.close();
}, 60_000);

const numberOf = (index: number): string => `09${10_000_000 + index}`;

it('books are balanced', async () => {
	const { client, postgres, simulator, balancer } = cluster;
	await client.createCredential(smsgoCredential(cluster));
	await client.createCredential(postgresCredential(TABLES, postgres.port));
	await fillOutbox(
		postgres,
		Array.from({ length: MESSAGES }, (_, index) => ({
			recipient: numberOf(index),
			text: index % 2 === 0 ? '共同的內容' : `第 ${index} 號的內容`,
			batch: Math.floor(index / BATCH),
		})),
	);
	const reports = await listenAt(
		{ client, url: balancer.url },
		{
			event: 'smsgoDeliveryReport',
			path: 'smsgo-report',
			port: postgres.port,
			sql: KEEP_REPORT,
			values: '={{ [$json.messageId, $json.recipient, $json.status, $json.isFinal] }}',
		},
	);
	await simulator.control('PATCH', 'smsgo/settings', {
		latencyMs: 100,
		callbacks: {
			minCopies: 1,
			maxCopies: 4,
			order: 'random',
			parameterOrder: 'mixed',
			maxConnections: 12,
		},
	});
	const path = randomUUID();
	const workflowId = await client.createWorkflow(sendWorkflow(path, reports.url));
	await client.activate(workflowId);
	const call = async (batch: number) =>
		await fetch(`${balancer.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ batch }),
		});
	await until(
		async () => (await call(-1)).status,
		(status) => status === 200,
	);
	const t0 = Date.now();
	for (let batch = 0; batch < MESSAGES / BATCH; batch++)
		expect((await call(batch)).status).toBe(200);
	for (;;) {
		const [row] = await postgres.query(
			"SELECT (SELECT count(*) FROM outbox WHERE state='accepted'), (SELECT count(*) FROM reports), (SELECT coalesce(sum(deliveries),0) FROM reports)",
		);
		const cb = await readCallbacks(simulator);
		console.log(Date.now() - t0, row, cb.attempts, cb.open, cb.refused);
		if (row?.[0] === String(MESSAGES) && cb.open === 0 && row[2] === String(cb.attempts)) break;
		if (Date.now() - t0 > 300_000) break;
		await new Promise((r) => setTimeout(r, 3000));
	}
	console.log(
		await executionsOf(client, workflowId, ['error', 'crashed']),
		await executionsOf(client, reports.workflowId, ['error', 'crashed', 'running', 'new']),
	);
	expect([...(await readHandsets(simulator)).values()].every((c) => c === 1)).toBe(true);
}, 400_000);
