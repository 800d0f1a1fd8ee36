import { Cluster } from '../../playground/cluster/Cluster';
import { isObject, listAt, textAt } from '../../playground/server/json';
import { addCredentials, askWorkflow, listenForReports, publish } from './desk';
import { executionsOf, retry } from './executions';
import { keyOf, readCallbacks, readHandsets } from './ledger';
import { fillOutbox, sendWorkflow } from './outbox';
import { until } from './until';
import { RESUMED, waitWorkflow } from './waiting';

const MESSAGES = Number(process.env['STORM_MESSAGES'] ?? 2_000);
const BATCH = 100;
const WAITING = 15;
const HOUR_MS = 3_600_000;
const MINUTES_MS = 600_000;

const fates = [
	{ state: 'DELIVRD', status: 'delivered' },
	{ state: 'UNDELIV', status: 'undeliverable' },
	{ state: 'EXPIRED', status: 'expired' },
	{ state: 'REJECTD', status: 'rejected' },
] as const;

const numberOf = (index: number): string => `09${10_000_000 + index}`;
const fateOf = (index: number) => fates[index % 7] ?? fates[0];
const batches = Array.from({ length: MESSAGES / BATCH }, (_, batch) => batch);
/** Two recipients for each execution that waits. */
const waitingFor = Array.from({ length: WAITING }, (_, index) => [
	`0920000${100 + index}`,
	`0930000${100 + index}`,
]);

let cluster: Cluster;

beforeAll(async () => {
	cluster = await Cluster.open({
		name: 'storm',
		environment: {
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			// What a dead worker was doing is noticed within half a minute, not two.
			QUEUE_WORKER_LOCK_DURATION: '20000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
			QUEUE_WORKER_STALLED_INTERVAL: '10000',
			N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
		},
	});
	await addCredentials(cluster);
}, 300_000);

afterAll(async () => {
	await cluster.close();
}, 60_000);

async function count(sql: string): Promise<number> {
	return Number((await cluster.postgres.query(`SELECT count(*) FROM ${sql}`))[0]?.[0]);
}

/** The messages that smsgo's own list shows for the recipients of the outbox. */
async function vendorList(): Promise<Map<string, string>> {
	const messages = listAt(await cluster.simulator.control('GET', 'smsgo/messages'));
	return new Map(
		messages.flatMap((message) =>
			listAt(message, 'numbers').map((number): [string, string] => [
				String(number),
				textAt(message, 'msgid'),
			]),
		),
	);
}

async function callbacksDone(): Promise<void> {
	await until(
		async () => await readCallbacks(cluster.simulator),
		({ open }) => open === 0,
		{ withinMs: MINUTES_MS, pollMs: 3_000 },
	);
}

/** Waits until n8n says of no execution any more that it runs. */
async function settled(...workflowIds: readonly string[]): Promise<void> {
	for (const id of workflowIds) {
		await until(
			async () => await executionsOf(cluster.client, id, ['new', 'running']),
			(list) => list.length === 0,
			{ withinMs: MINUTES_MS, pollMs: 2_000 },
		);
	}
}

it(
	`${MESSAGES} messages and their reports, while a worker, a webhook process and the main process are killed: the books are balanced`,
	async () => {
		const { client, postgres, simulator, main, workers, webhooks } = cluster;
		const started = Date.now();
		const say = (what: string): void => {
			console.log(`${Math.round((Date.now() - started) / 1000)} s: ${what}`);
		};
		await fillOutbox(
			postgres,
			Array.from({ length: MESSAGES }, (_, index) => ({
				recipient: numberOf(index),
				text: index % 2 === 0 ? '共同的內容' : `第 ${index} 號的內容`,
				batch: Math.floor(index / BATCH),
			})),
		);
		await postgres.query(RESUMED);
		await simulator.control('PUT', 'smsgo/fates', {
			...Object.fromEntries(
				Array.from({ length: MESSAGES }, (_, index) => [
					numberOf(index),
					{ state: fateOf(index).state },
				]),
			),
			...Object.fromEntries(
				waitingFor.flat().map((number) => [number, { state: 'DELIVRD', afterMs: HOUR_MS }]),
			),
		});
		await simulator.control('PATCH', 'smsgo/settings', {
			latencyMs: 200,
			callbacks: {
				minCopies: 1,
				maxCopies: 4,
				order: 'random',
				parameterOrder: 'mixed',
				maxConnections: 12,
				timeoutMs: 30_000,
				retryDelaysMs: [5_000, 15_000, 60_000],
			},
		});
		const reports = await listenForReports(cluster);
		const sending = await publish(cluster, (path) => sendWorkflow(path, reports.url));
		const waiting = await publish(cluster, waitWorkflow);

		for (const to of waitingFor) await waiting.call({ to });
		const asleep = await until(
			async () => await executionsOf(client, waiting.workflowId, ['waiting']),
			(list) => list.length === WAITING,
		);
		say(`${asleep.length} executions wait`);

		for (const batch of batches) await sending.call({ batch });
		await until(
			async () => await count("outbox WHERE state = 'accepted'"),
			(n) => n > MESSAGES / 4,
		);
		await workers[0]?.kill();
		say('worker killed');
		await workers[0]?.start();
		await until(
			async () => await count('reports'),
			(n) => n > MESSAGES / 4,
			{
				withinMs: MINUTES_MS,
			},
		);
		await webhooks[0]?.kill();
		say('webhook process killed');
		await webhooks[0]?.start();
		await until(
			async () => await count('reports'),
			(n) => n > MESSAGES / 2,
			{
				withinMs: MINUTES_MS,
			},
		);
		await main.kill();
		say('main process killed');
		await main.start();
		say('all are up again');

		await callbacksDone();
		await settled(sending.workflowId, reports.workflowId);
		say('all is quiet');

		const lostBefore = async (): Promise<number> => {
			const { acknowledged } = await readCallbacks(simulator);
			const rows = await postgres.query('SELECT message_id, recipient FROM reports');
			const kept = new Set(rows.map(([messageId, recipient]) => keyOf({ messageId, recipient })));
			return [...acknowledged].filter((key) => !kept.has(key)).length;
		};
		say(`acknowledged and not in the table: ${await lostBefore()}`);
		const crashedReports = await executionsOf(client, reports.workflowId, ['crashed', 'error']);
		const retried: Array<[string, string, string, number]> = [];
		for (const { id, status } of crashedReports) {
			const again = await retry(client, { id, workflowId: reports.workflowId });
			const execution = await client.execution(again.id);
			retried.push([id, status, again.status, execution.json('Table').length]);
		}
		say(`retried: ${JSON.stringify(retried)}; still missing: ${await lostBefore()}`);
		const crashedSends = await executionsOf(client, sending.workflowId, ['crashed', 'error']);
		const known = await Promise.all(
			crashedSends.map(async ({ id, status }) => {
				const execution = await client.execution(id);
				return [id, status, execution.json('Send').length, execution.error?.['message']];
			}),
		);
		say(`crashed sends: ${JSON.stringify(known)}`);
		say(JSON.stringify(await postgres.query('SELECT state, count(*) FROM outbox GROUP BY state')));

		// Reconcile: what a report has come for has been sent; the rest is looked up at smsgo.
		const byReport = await postgres.query(
			"UPDATE outbox SET state = 'accepted', message_id = reports.message_id FROM reports " +
				"WHERE outbox.state = 'sending' AND reports.recipient = outbox.recipient " +
				'RETURNING outbox.recipient',
		);
		const inDoubt = await postgres.query("SELECT recipient FROM outbox WHERE state = 'sending'");
		const listed = await vendorList();
		for (const [recipient = ''] of inDoubt) {
			const messageId = listed.get(recipient);
			await postgres.query(
				messageId === undefined
					? `UPDATE outbox SET state = 'waiting' WHERE recipient = '${recipient}'`
					: `UPDATE outbox SET state = 'accepted', message_id = '${messageId}' ` +
							`WHERE recipient = '${recipient}'`,
			);
		}
		const rest = await count("outbox WHERE state = 'waiting'");
		for (const batch of batches) await sending.call({ batch });
		await until(
			async () => await count("outbox WHERE state <> 'accepted'"),
			(n) => n === 0,
		);
		await callbacksDone();
		await settled(sending.workflowId, reports.workflowId);
		const ask = await client.run(await client.createWorkflow(askWorkflow()), 'Start');
		const asked = ask.json('Ask').length;
		say(
			`by report ${byReport.length}, in doubt ${inDoubt.length}, sent anew ${rest}, asked ${asked}`,
		);

		expect(await executionsOf(client, waiting.workflowId, ['waiting'])).toHaveLength(WAITING);
		await simulator.control('POST', 'clock', { advanceMs: HOUR_MS });
		await until(
			async () => await count('resumed'),
			(n) => n >= WAITING,
		);
		await callbacksDone();
		const resumed = await postgres.query('SELECT execution, recipients FROM resumed');

		const handsets = await readHandsets(simulator);
		const callbacks = await readCallbacks(simulator);
		const rows = await postgres.query(
			'SELECT message_id, recipient, status, is_final FROM reports',
		);
		const numbers = new Map((await vendorList()).entries());
		const expected = Array.from({ length: MESSAGES }, (_, index) => [
			numbers.get(numberOf(index)),
			numberOf(index),
			fateOf(index).status,
			't',
		]);
		console.log(
			JSON.stringify({
				sent: handsets.size - 2 * WAITING,
				reports: callbacks.attempts,
				repeats: callbacks.repeats,
				kills: 3,
				lost: await lostBefore(),
				doubled: [...handsets.values()].filter((n) => n > 1).length,
				reconciled: byReport.length + inDoubt.length + asked,
				resumed: resumed.length,
				refused: callbacks.refused,
				givenUp: callbacks.givenUp,
				balancer: cluster.balancer.counts,
			}),
		);
		expect(rows.sort()).toEqual(expected.sort());
		expect(isObject(callbacks)).toBe(true);
	},
	2 * MINUTES_MS,
);
