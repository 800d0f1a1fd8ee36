import type { Cluster } from '../../playground/cluster/openCluster';
import { executionsOf } from './executions';
import { keyOf, readCallbacks } from './ledger';
import { until } from './until';

const MINUTES_MS = 600_000;

/** How many rows there are; `what` begins with the table. */
export async function count({ postgres }: Cluster, what: string): Promise<number> {
	return Number((await postgres.query(`SELECT count(*) FROM ${what}`))[0]?.[0]);
}

/** Reports that n8n has acknowledged and that are in no table; reports of waiting executions apart. */
export async function missing({ simulator, postgres }: Cluster): Promise<string[]> {
	const { acknowledged } = await readCallbacks(simulator);
	const rows = await postgres.query('SELECT message_id, recipient FROM reports');
	const kept = new Set(rows.map(([messageId, recipient]) => keyOf({ messageId, recipient })));
	const ordered = await postgres.query('SELECT recipient FROM outbox');
	const recipients = new Set(ordered.map(([recipient]) => recipient));
	return [...acknowledged].filter(
		(key) => !kept.has(key) && recipients.has(key.split(' ')[1] ?? ''),
	);
}

/** Waits until the gateway has nothing more to tell. */
export async function callbacksDone({ simulator }: Cluster): Promise<void> {
	await until(
		async () => await readCallbacks(simulator),
		({ open }) => open === 0,
		{ withinMs: MINUTES_MS, pollMs: 3_000 },
	);
}

/** Waits until n8n says of no execution of these workflows any more that it runs. */
export async function settled({ client }: Cluster, ...workflowIds: readonly string[]) {
	for (const id of workflowIds) {
		await until(
			async () => await executionsOf(client, id, ['new', 'running']),
			(list) => list.length === 0,
			{ withinMs: MINUTES_MS, pollMs: 2_000 },
		);
	}
}
