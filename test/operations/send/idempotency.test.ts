import { randomUUID } from 'node:crypto';
import { runNode, type NodeRun } from '../../engine/engine';
import { until } from '../../until';
import { FakeVendor, nodeOf, to } from '../fixtures';

const UUID_V5 = /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;
const [a, b] = [to('accepted', 1), to('accepted', 2)];

const send = async (
	vendor: FakeVendor,
	items: readonly { to: string; text?: string; key?: string }[],
	rest: Partial<NodeRun> = {},
) =>
	await runNode({
		node: nodeOf(vendor.operation),
		parameters: {
			to: '={{ $json.to }}',
			text: '={{ $json.text ?? "Hello" }}',
			key: '={{ $json.key ?? "" }}',
		},
		items: items.map((item) => ({ ...item })),
		...rest,
	});

const keysOf = (vendor: FakeVendor) => vendor.requests.flatMap(({ keys }) => keys);

describe('idempotency keys', () => {
	it('are not made for a vendor that knows none', async () => {
		const vendor = new FakeVendor();
		await send(vendor, [{ to: a, key: 'mine' }]);
		expect(keysOf(vendor)).toEqual([null]);
	});

	it('are a UUID for every recipient, each its own', async () => {
		const vendor = new FakeVendor(3, true);
		await send(vendor, [{ to: `${a},${b}` }, { to: a }, { to: a, text: 'Another' }]);
		const keys = keysOf(vendor);
		expect(keys.map((key) => UUID_V5.test(key ?? ''))).toEqual(Array(4).fill(true));
		expect(new Set(keys).size).toBe(4);
	});

	it('differ between two executions', async () => {
		const vendor = new FakeVendor(3, true);
		await send(vendor, [{ to: a }]);
		await send(vendor, [{ to: a }]);
		const [first, second] = keysOf(vendor);
		expect(first).not.toBe(second);
	});

	it('are the same when the same run is tried again, where what is unknown is sent once more', async () => {
		const vendor = new FakeVendor(1, true);
		const open = to('unknown', 1);
		const again = { retryOnFail: true, executionId: randomUUID() };
		await send(vendor, [{ to: a }, { to: open }], again);
		vendor.changed.set(open, 'accepted');
		const { main } = await send(vendor, [{ to: a }, { to: open }], again);
		expect(vendor.sent).toEqual([a, open, open]);
		const [, first, second] = keysOf(vendor);
		expect(second).toBe(first);
		expect(main.map(({ json }) => json['accepted'])).toEqual([true, true]);
	});

	it('are what the user gave, for a single recipient', async () => {
		const vendor = new FakeVendor(3, true);
		await send(vendor, [{ to: a, key: 'order-1' }]);
		expect(keysOf(vendor)).toEqual(['order-1']);
	});

	it('are made of what the user gave and the number, for several', async () => {
		const [one, other] = [new FakeVendor(3, true), new FakeVendor(3, true)];
		await send(one, [{ to: `${a},${b}`, key: 'order-1' }]);
		await send(other, [{ to: `${b},${a}`, key: 'order-1' }]);
		const keys = keysOf(one);
		expect(keys.map((key) => UUID_V5.test(key ?? ''))).toEqual([true, true]);
		expect(new Set(keys).size).toBe(2);
		expect(keysOf(other)).toEqual([...keys].reverse());
	});

	it('refuse a second recipient with the same one, which the vendor would answer from memory', async () => {
		const vendor = new FakeVendor(3, true);
		const { main } = await send(vendor, [
			{ to: a, key: 'order-1' },
			{ to: b, key: 'order-1' },
		]);
		expect(vendor.sent).toEqual([a]);
		expect(main[1]?.json).toMatchObject({ recipient: b, status: 'failed' });
		expect(main[1]?.json['reason']).toMatch(/'Client Message ID', 'order-1'/u);
	});
});

it('reads no more items ahead than a bounded number of requests can hold', async () => {
	const vendor = new FakeVendor(1);
	let open = 0;
	let most = 0;
	// Nothing is answered before nothing more has departed for many turns.
	let turns = 0;
	let seen = 0;
	const quiet = until(() => {
		turns = open > 0 && open === seen ? turns + 1 : 0;
		seen = open;
		return turns > 50;
	});
	vendor.onRequest = async () => {
		most = Math.max(most, ++open);
		await quiet;
		open--;
	};
	const items = Array.from({ length: 250 }, (_, index) => ({
		to: to('accepted', index),
		text: String(index),
	}));
	const { main } = await send(vendor, items);
	expect(main).toHaveLength(250);
	// A batch that waits to be filled has not departed: 32 more may be open.
	expect(most).toBeLessThanOrEqual(133);
	expect(most).toBeGreaterThan(50);
});
