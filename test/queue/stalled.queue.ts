import { openCluster, type Cluster } from '../../playground/cluster/openCluster';
import type { N8nServer } from '../../playground/server/N8nServer';
import { addCredentials, publish, type Callable } from './desk';
import { executionsOf } from './executions';
import { readHandsets } from './ledger';
import { listWorkflow } from './nodes';
import { until } from './until';

const MESSAGES = 12;
const LATENCY_MS = 1_500;

/** A dead worker's job is noticed within some seconds. */
const quickly = {
	QUEUE_WORKER_LOCK_DURATION: '8000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

let cluster: Cluster;
let workflow: Callable;

beforeAll(async () => {
	// The main process and the webhook process must know how often a job may stall, too.
	cluster = await openCluster({
		name: 'stalled',
		version: '1.123.81',
		workers: 0,
		webhooks: 1,
		environment: quickly,
	});
	await addCredentials(cluster);
	workflow = await publish(cluster, (path) => listWorkflow(path, 1));
}, 400_000);

beforeEach(async () => {
	await cluster.simulator.control('POST', 'reset');
	await cluster.simulator.control('PATCH', 'smsgo/settings', { latencyMs: LATENCY_MS });
});

afterAll(async () => {
	await cluster.close();
}, 60_000);

/** How many messages each handset gets when the worker that sends them is killed half-way. */
async function sentByDyingWorker(environment: NodeJS.ProcessEnv): Promise<number[]> {
	const { client, simulator } = cluster;
	const dying = await cluster.addWorker(`dying-${environment['NAME'] ?? ''}`, environment);
	const numbers = Array.from({ length: MESSAGES }, (_, index) => `09${10_000_000 + index}`);
	await workflow.call({ to: numbers });
	const sent = async () => await readHandsets(simulator);
	await until(sent, (handsets) => handsets.size >= MESSAGES / 3, { pollMs: 200 });
	await dying.kill();
	const other: N8nServer = await cluster.addWorker(
		`other-${environment['NAME'] ?? ''}`,
		environment,
	);
	await until(
		async () => await executionsOf(client, workflow.workflowId, ['new', 'running']),
		(list) => list.length === 0,
	);
	await other.stop();
	return [...(await sent()).values()];
}

it('n8n 1.x: a job whose worker has died is run again, and sends again, unless it is told not to', async () => {
	const byDefault = await sentByDyingWorker({ ...quickly, NAME: 'default' });
	expect(byDefault).toHaveLength(MESSAGES);
	expect(byDefault.filter((count) => count === 2).length).toBeGreaterThanOrEqual(MESSAGES / 3);
});

it('QUEUE_WORKER_MAX_STALLED_COUNT=0: it fails, and nobody gets anything twice', async () => {
	const environment = { ...quickly, QUEUE_WORKER_MAX_STALLED_COUNT: '0', NAME: 'zero' };
	const counts = await sentByDyingWorker(environment);
	expect(counts.length).toBeLessThan(MESSAGES);
	expect(counts.length).toBeGreaterThanOrEqual(MESSAGES / 3);
	expect(counts.filter((count) => count !== 1)).toEqual([]);
	const [last] = await executionsOf(cluster.client, workflow.workflowId, ['error', 'crashed']);
	expect(last).toMatchObject({ status: 'error' });
});
