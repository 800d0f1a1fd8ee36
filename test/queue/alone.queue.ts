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
const MESSAGES = 500;
const BATCH = 25;
const HOUR_MS = 3_600_000;
const MINUTES_MS = 600_000;

const orders = makeOrders(MESSAGES, BATCH);
const batches = Array.from({ length: MESSAGES / BATCH }, (_, batch) => batch);
const waitingFor = ['09200000', '09300000'].map((start) => [`${start}01`, `${start}02`]);

const say = storyteller();

let cluster: Cluster;

beforeAll(async () => {
	cluster = await openCluster({
		name: 'alone',
		isAlone: true,
		environment: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	});
	await addCredentials(cluster);
	await fillOutbox(cluster.postgres, orders);
	await cluster.postgres.query(RESUMED);
	await setFates(cluster.simulator, orders, waitingFor.flat());
}, 300_000);

afterAll(async () => {
	await cluster.close();
}, 60_000);

it(
	`one process: ${MESSAGES} messages and their reports, while it is killed twice: the books are balanced`,
	async () => {
		const { client, postgres, simulator, main, balancer } = cluster;
		const reports = await listenForReports(cluster);
		const sending = await publish(cluster, (path) => sendWorkflow(path, reports.url));
		const waiting = await publish(cluster, waitWorkflow);
		for (const to of waitingFor) await waiting.call({ to });
		const asleep = async () => await executionsOf(client, waiting.workflowId, ['waiting']);
		await until(asleep, (list) => list.length === waitingFor.length);

		// In the midst of sending, and of the first reports.
		for (const batch of batches) await sending.call({ batch });
		const accepted = async () => await count(cluster, "outbox WHERE state = 'accepted'");
		await until(accepted, (number) => number > MESSAGES / 4, { pollMs: 100 });
		await main.kill();
		say('killed while it sent');
		await main.start();

		// In the midst of reports.
		const before = balancer.counts.calls;
		await until(
			async () => await Promise.resolve(balancer.counts.calls),
			(calls) => calls > before + MESSAGES / 16,
			{ pollMs: 100, withinMs: MINUTES_MS },
		);
		await main.kill();
		say('killed while it took reports');
		await main.start();
		say(`asleep: ${(await asleep()).length}`);

		await callbacksDone(cluster);
		say('reports done');
		await settled(cluster, sending.workflowId, reports.workflowId);
		const crashedReports = await executionsOf(client, reports.workflowId, ['crashed', 'error']);
		say(`crashed reports: ${crashedReports.map(({ id, status }) => `${id} ${status}`).join()}`);
		const retried: string[] = [];
		for (const { id } of crashedReports) {
			retried.push((await retry(client, { id, workflowId: reports.workflowId })).status);
		}
		say(`retried ${retried.join()}`);
		const lostAtFirst = (await missing(cluster)).length;

		const crashedSends = await executionsOf(client, sending.workflowId, ['crashed', 'error']);
		const doubts = await reconcile(postgres, await ledgerOf(simulator));
		say(JSON.stringify(doubts));
		for (const batch of batches) await sending.call({ batch });
		await until(accepted, (number) => number === MESSAGES, { withinMs: MINUTES_MS });
		await callbacksDone(cluster);
		await settled(cluster, sending.workflowId, reports.workflowId);
		const ask = await client.run(await client.createWorkflow(askWorkflow()), 'Start');
		const asked = ask.json('Ask').length;

		expect(await asleep()).toHaveLength(waitingFor.length);
		await simulator.control('PATCH', 'smsgo/settings', {
			callbacks: { retryDelaysMs: [1_000, 2_000, 4_000] },
		});
		await simulator.control('POST', 'clock', { advanceMs: HOUR_MS });
		const resumed = async () => await postgres.query('SELECT * FROM resumed ORDER BY recipients');
		await until(resumed, (list) => list.length >= waitingFor.length);
		await callbacksDone(cluster);

		const balance = await readBalance(cluster);
		say(
			JSON.stringify({
				...balance.figures,
				kills: 2,
				reconciled: doubts.byReport + doubts.lookedUp + asked,
				resumed: (await resumed()).length,
			}),
		);
		say(JSON.stringify({ doubts, asked, lostAtFirst, refused: balance.refused }));
		await expectBalanced(cluster, balance, orders, waitingFor.flat());
		expect((await resumed()).map(([, recipients]) => recipients)).toEqual(
			waitingFor.map((to) => to.map((number) => `${number} delivered false`).join(';')),
		);
		expect(crashedSends.length).toBeGreaterThan(0);
		// Nothing takes their data away here: all of them can be run again.
		expect(retried.filter((status) => status !== 'success')).toEqual([]);
		expect(doubts.byReport + doubts.lookedUp + doubts.neverLeft).toBeGreaterThan(0);
	},
	2 * MINUTES_MS,
);
