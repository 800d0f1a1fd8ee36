import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from './playground/cluster/Cluster';
import { addCredentials, publish } from './test/queue/desk';
import { executionsOf } from './test/queue/executions';
import { RESUMED, waitWorkflow } from './test/queue/waiting';
import { readCallbacks } from './test/queue/ledger';
import { until } from './test/queue/until';

async function main() {
	const c = await Cluster.open({ name: 'exp', workers: 1, webhooks: 1, environment: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } });
	try {
		await addCredentials(c);
		await c.postgres.query(RESUMED);
		await c.simulator.control('PATCH', 'smsgo/settings', { callbacks: { retryDelaysMs: [1000, 2000, 3000], reportsEnabled: false }, });
		const w = await publish(c, waitWorkflow);
		for (const how of ['kill', 'stop'] as const) {
			for (let i = 0; i < 4; i++) await w.call({ to: [`091${how === 'kill' ? 1 : 2}00000${i}`] });
			await until(async () => await executionsOf(c.client, w.workflowId, ['waiting']), (l) => l.length === 4);
			await sleep(1000);
			await c.workers[0]?.[how]();
			await c.workers[0]?.start();
			console.log(how, await executionsOf(c.client, w.workflowId, ['waiting', 'crashed', 'error', 'success']));
			await c.simulator.control('PATCH', 'smsgo/settings', { callbacks: { reportsEnabled: true } });
			await sleep(8000);
			await c.simulator.control('PATCH', 'smsgo/settings', { callbacks: { reportsEnabled: false } });
			console.log(how, await executionsOf(c.client, w.workflowId, ['waiting', 'crashed', 'error', 'success']));
			console.log(await c.postgres.query('select * from resumed'), (await readCallbacks(c.simulator)).refused);
		}
	} finally {
		await c.close();
	}
}
main().catch((e) => { console.error(e); process.exitCode = 1; });
