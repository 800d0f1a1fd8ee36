import type { Simulator } from '../../playground/server/Simulator';
import type { Order } from './outbox';

const fates = [
	{ state: 'DELIVRD', status: 'delivered' },
	{ state: 'UNDELIV', status: 'undeliverable' },
	{ state: 'EXPIRED', status: 'expired' },
	{ state: 'REJECTD', status: 'rejected' },
] as const;

const fateOf = (index: number) => fates[index % 7] ?? fates[0];
const numberOf = (index: number): string => `09${10_000_000 + index}`;

/** So many messages in batches: every other one has a text of its own. */
export function makeOrders(count: number, batchSize: number): Order[] {
	return Array.from({ length: count }, (_, index) => ({
		recipient: numberOf(index),
		text: index % 2 === 0 ? '共同的內容' : `第 ${index} 號的內容`,
		batch: Math.floor(index / batchSize),
		status: fateOf(index).status,
	}));
}

/**
 * Makes the gateway bring the orders to their ends, and tell so up to four times in any order.
 *
 * @param late numbers whose report comes an hour after their message
 */
export async function setFates(
	simulator: Simulator,
	orders: readonly Order[],
	late: readonly string[] = [],
): Promise<void> {
	await simulator.control(
		'PUT',
		'smsgo/fates',
		Object.fromEntries([
			...orders.map(({ recipient }, index) => [recipient, { state: fateOf(index).state }]),
			...late.map((number) => [number, { state: 'DELIVRD', afterMs: 3_600_000 }]),
		]),
	);
	await simulator.control('PATCH', 'smsgo/settings', {
		latencyMs: 200,
		callbacks: {
			minCopies: 1,
			maxCopies: 4,
			order: 'random',
			parameterOrder: 'mixed',
			maxConnections: 2,
			timeoutMs: 30_000,
			retryDelaysMs: [5_000, 15_000, 60_000],
		},
	});
}
