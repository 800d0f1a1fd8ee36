import { setTimeout as sleep } from 'node:timers/promises';
import { openCluster, type Cluster } from '../../playground/cluster/openCluster';
import { expectBalanced, readBalance } from './balance';
import { callbacksDone, count, missing, settled } from './books';
import { addCredentials, askWorkflow, listenForReports, publish } from './desk';
import { executionsOf, retry } from './executions';
import { ledgerOf } from './ledger';
import { makeOrders, setFates } from './orders';
import { fillOutbox, reconcile, sendWorkflow } from './outbox';
import { storyteller } from './say';
import { until } from './until';
import { RESUMED, waitWorkflow } from './waiting';

/** In 20 executions: enough to be killed in the midst of, time and again. */
const MESSAGES = 1_000;
const BATCH = 50;
const WAITING = 15;
const HOUR_MS = 3_600_000;
const MINUTES_MS = 600_000;

const orders = makeOrders(MESSAGES, BATCH);
const batches = Array.from({ length: MESSAGES / BATCH }, (_, batch) => batch);
const early = batches.slice(0, Math.floor(batches.length * 0.75));
const late = batches.slice(early.length);
/** Two recipients for each execution that waits. */
const waitingFor = Array.from({ length: WAITING }, (_, index) => [
	`0920000${100 + index}`,
	`0930000${100 + index}`,
]);

let cluster: Cluster;

beforeAll(async () => {
	cluster = await openCluster({
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
	await fillOutbox(cluster.postgres, orders);
	await cluster.postgres.query(RESUMED);
	await setFates(cluster.simulator, orders, waitingFor.flat());
}, 300_000);

afterAll(async () => {
	await cluster.close();
}, 60_000);

const say = storyteller();

it(
	`${MESSAGES} messages and their reports, while workers, a webhook process and the main process are killed: the books are balanced`,
	async () => {
		const { client, postgres, simulator, main, workers, webhooks, balancer } = cluster;
		const reports = await listenForReports(cluster);
		const sending = await publish(cluster, (path) => sendWorkflow(path, reports.url));
		const waiting = await publish(cluster, waitWorkflow);
		for (const to of waitingFor) await waiting.call({ to });
		const asleep = async () => await executionsOf(client, waiting.workflowId, ['waiting']);
		await until(asleep, (list) => list.length === WAITING);
		say(`${WAITING} executions wait`);

		// A worker, in the midst of sending.
		for (const batch of early) await sending.call({ batch });
		const accepted = async () => await count(cluster, "outbox WHERE state = 'accepted'");
		await until(accepted, (number) => number > MESSAGES / 4, { pollMs: 200 });
		await workers[0]?.kill();
		say('worker 1 killed');
		await workers[0]?.start();

		// A worker and a webhook process, in the midst of reports and of sending the rest.
		const before = balancer.counts.calls;
		for (const batch of late) await sending.call({ batch });
		await simulator.control('PATCH', 'smsgo/settings', { callbacks: { maxConnections: 12 } });
		await until(
			async () => await Promise.resolve(balancer.counts.calls),
			(calls) => calls > before + MESSAGES / 16,
			{ pollMs: 100 },
		);
		say(`reports are in the midst: ${JSON.stringify(balancer.counts)}`);
		await workers[1]?.kill();
		await sleep(500);
		await webhooks[0]?.kill();
		say('worker 2 and webhook process 1 killed');
		await Promise.all([workers[1]?.start(), webhooks[0]?.start()]);
		await until(
			async () => await count(cluster, 'reports'),
			(number) => number > MESSAGES / 2,
			{ withinMs: MINUTES_MS },
		);
		await main.kill();
		say('main process killed');
		await main.start();
		say(`all are up again ${JSON.stringify(balancer.counts)}`);

		await callbacksDone(cluster);
		await settled(cluster, sending.workflowId, reports.workflowId);
		const missingAtFirst = await missing(cluster);
		say(`all is quiet; reports acknowledged, and not kept: ${missingAtFirst.length}`);

		const crashedReports = await executionsOf(client, reports.workflowId, ['crashed', 'error']);
		const retried: Array<Record<'before' | 'after', string>> = [];
		for (const { id, status } of crashedReports) {
			const again = await retry(client, { id, workflowId: reports.workflowId });
			retried.push({ before: status, after: again.status });
		}
		const tried = retried.map(({ before, after }) => `${before} ${after}`).sort();
		say(`retried: ${tried.join()}; still missing: ${(await missing(cluster)).length}`);

		const crashedSends = await executionsOf(client, sending.workflowId, ['crashed', 'error']);
		say(`crashed sends: ${crashedSends.map(({ id, status }) => `${id} ${status}`).join()}`);
		const doubts = await reconcile(postgres, await ledgerOf(simulator));
		const rest = await count(cluster, "outbox WHERE state = 'waiting'");
		say(`${JSON.stringify(doubts)}, to be sent yet: ${rest}`);
		for (const batch of batches) await sending.call({ batch });
		await until(accepted, (number) => number === MESSAGES);
		await callbacksDone(cluster);
		await settled(cluster, sending.workflowId, reports.workflowId);

		const ask = await client.run(await client.createWorkflow(askWorkflow()), 'Start');
		const asked = ask.json('Ask').length;

		expect(await asleep()).toHaveLength(WAITING);
		// What comes after the resumption is refused; nobody need wait for its last attempt.
		await simulator.control('PATCH', 'smsgo/settings', {
			callbacks: { retryDelaysMs: [1_000, 2_000, 4_000] },
		});
		await simulator.control('POST', 'clock', { advanceMs: HOUR_MS });
		const resumed = async () => await postgres.query('SELECT * FROM resumed ORDER BY recipients');
		await until(resumed, (list) => list.length >= WAITING);
		await callbacksDone(cluster);

		const balance = await readBalance(cluster);
		say(
			JSON.stringify({
				...balance.figures,
				kills: 4,
				reconciled: doubts.byReport + doubts.lookedUp + asked,
				resumed: (await resumed()).length,
			}),
		);
		say(JSON.stringify({ doubts, asked, refused: balance.refused, ...balancer.counts }));
		await expectBalanced(cluster, balance, orders, waitingFor.flat());
		expect((await resumed()).map(([, recipients]) => recipients)).toEqual(
			waitingFor.map((to) => to.map((number) => `${number} delivered false`).join(';')),
		);
		expect(crashedSends.length).toBeGreaterThan(0);
		// Where the process that had queued it was alive, n8n has put an error in place of the data.
		for (const { before, after } of retried) {
			expect(after).toBe(before === 'crashed' ? 'success' : 'error');
		}
		expect(doubts.byReport + doubts.lookedUp).toBeGreaterThan(0);
		expect(balancer.counts.failedOver).toBeGreaterThan(0);
	},
	2 * MINUTES_MS,
);
