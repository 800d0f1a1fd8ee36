import type { Cluster } from '../../playground/cluster/openCluster';
import { missing } from './books';
import { ledgerOf, readCallbacks, readHandsets } from './ledger';
import type { Order } from './outbox';

/** What has been sent, reported and kept by the end. */
export interface Balance {
	/** How many messages each phone has got. */
	readonly handsets: ReadonlyMap<string, number>;
	readonly figures: Readonly<Record<'sent' | 'reports' | 'repeats' | 'lost' | 'doubled', number>>;
	/** How often a report was refused, by why. */
	readonly refused: Readonly<Record<string, number>>;
}

/** Reads the handsets, and what came of the reports. */
export async function readBalance(cluster: Cluster): Promise<Balance> {
	const handsets = await readHandsets(cluster.simulator);
	const { attempts, repeats, refused } = await readCallbacks(cluster.simulator);
	const lost = (await missing(cluster)).length;
	const doubled = [...handsets.values()].filter((number) => number > 1).length;
	const figures = { sent: handsets.size, reports: attempts, repeats, lost, doubled };
	return { handsets, figures, refused };
}

/**
 * Compares three books: the tables that the workflows wrote, the gateway's list, and the handsets.
 *
 * @param others who got a message that is not in the tables
 */
export async function expectBalanced(
	cluster: Cluster,
	{ handsets, figures }: Balance,
	orders: readonly Order[],
	others: readonly string[],
): Promise<void> {
	expect(figures).toMatchObject({ lost: 0, doubled: 0 });
	expect([...handsets.keys()].sort()).toEqual(
		[...orders.map(({ recipient }) => recipient), ...others].sort(),
	);
	const ids = await ledgerOf(cluster.simulator);
	const rows = await cluster.postgres.query(
		'SELECT message_id, recipient, status, is_final FROM reports ORDER BY recipient',
	);
	expect(rows).toEqual(
		orders.map(({ recipient, status }) => [ids.get(recipient), recipient, status, 't']),
	);
	const outbox = await cluster.postgres.query(
		'SELECT message_id, recipient, state FROM outbox ORDER BY recipient',
	);
	expect(outbox).toEqual(
		orders.map(({ recipient }) => [ids.get(recipient), recipient, 'accepted']),
	);
}
