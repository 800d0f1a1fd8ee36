import type { IExecuteFunctions } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { rejected } from '../../messaging/outcome';
import { unacceptedDelivery, type Delivery } from '../../operations/delivery';
import { Ledger } from '../../operations/ledger';
import { runNode, type NodeOutput, type NodeRun } from '../engine/engine';
import { failure, FakeVendor, nodeOf, nodeThat, to } from './fixtures';

const [ok, no, left, open] = [to('accepted'), to('rejected'), to('notSent'), to('unknown')];

const send = async (
	vendor: FakeVendor,
	recipients: readonly string[],
	rest: Partial<NodeRun> = {},
): Promise<NodeOutput> =>
	await runNode({
		node: nodeOf(vendor.operation),
		parameters: { to: '={{ $json.to }}', text: 'Hello' },
		items: recipients.map((one) => ({ to: one })),
		retryOnFail: true,
		...rest,
	});
const statuses = ({ main }: NodeOutput) => main.map(({ json }) => json['status']);

describe('Retry On Fail', () => {
	it('sends again only what was not sent', async () => {
		const vendor = new FakeVendor(1);
		const output = await send(vendor, [no, left, to('notSent', 1)]);
		expect(vendor.sent).toEqual([no, left, to('notSent', 1), left, to('notSent', 1)]);
		expect(output.error?.message).toMatch(/^None of the 3 messages/u);
	});

	it('ends well when the second try does, with the results of both', async () => {
		const vendor = new FakeVendor(1);
		vendor.onRequest = () => {
			if (vendor.requests.length === 3) vendor.changed.set(left, 'accepted');
		};
		const output = await send(vendor, [no, left]);
		expect(vendor.sent).toEqual([no, left, left]);
		expect(output.error).toBeUndefined();
		expect(statuses(output)).toEqual(['rejected', 'queued']);
		expect(output.main[0]?.json).toMatchObject({ raw: { code: '-8' }, recipient: no });
	});

	it('sends nothing again where all was rejected', async () => {
		const vendor = new FakeVendor();
		const { error } = await send(vendor, [no]);
		expect(vendor.sent).toEqual([no]);
		expect(error?.message).toBe('The account has not enough points');
	});

	it('sends what is not provably failed once, since that is no reason to fail', async () => {
		const vendor = new FakeVendor(1);
		await send(vendor, [open, left]);
		expect(vendor.sent).toEqual([open, left]);
	});
});

describe('the same run again', () => {
	it('is answered from the ledger, also for what is unknown or accepted', async () => {
		const vendor = new FakeVendor(1);
		const executionId = randomUUID();
		const first = await send(vendor, [ok, open, no, left], { executionId });
		const second = await send(vendor, [ok, open, no, left], { executionId });
		expect(vendor.sent).toEqual([ok, open, no, left, left]);
		expect(second.main.map(({ json }) => json)).toEqual(first.main.map(({ json }) => json));
	});

	it('sends to a number twice that is in it twice', async () => {
		const vendor = new FakeVendor(1);
		const executionId = randomUUID();
		await send(vendor, [ok, `${ok},${ok}`], { executionId });
		await send(vendor, [ok, `${ok},${ok}`], { executionId });
		expect(vendor.sent).toEqual([ok, ok, ok]);
	});

	it('sends to another number in the same place', async () => {
		const vendor = new FakeVendor(1);
		const executionId = randomUUID();
		await send(vendor, [ok], { executionId });
		await send(vendor, [to('accepted', 1)], { executionId });
		expect(vendor.sent).toEqual([ok, to('accepted', 1)]);
	});

	it.each([
		['another execution, such as "Retry execution" of n8n', () => ({ executionId: randomUUID() })],
		['another node', (executionId: string) => ({ executionId, ids: { node: 'other' } })],
		['another workflow', (executionId: string) => ({ executionId, ids: { workflow: 'other' } })],
	])('is not %s', async (_what, rest) => {
		const vendor = new FakeVendor(1);
		const executionId = randomUUID();
		await send(vendor, [ok], { executionId });
		await send(vendor, [ok], rest(executionId));
		expect(vendor.sent).toEqual([ok, ok]);
	});

	it('is not remembered where nothing is tried again', async () => {
		const vendor = new FakeVendor(1);
		const rest = { executionId: randomUUID(), retryOnFail: false };
		await send(vendor, [ok], rest);
		await send(vendor, [ok], rest);
		expect(vendor.sent).toEqual([ok, ok]);
	});
});

describe('the bounds of the ledger', () => {
	const unit = { number: ok, typed: ok };
	const delivery: Delivery = unacceptedDelivery(unit, rejected(failure));

	/** Does something with the context of a node that is tried again. */
	async function within(use: (context: IExecuteFunctions) => void): Promise<void> {
		const node = nodeThat([], async (context) => {
			use(context);
			return await Promise.resolve([]);
		});
		const { error } = await runNode({ node, parameters: {}, retryOnFail: true });
		if (error !== undefined) throw error;
	}

	it('keep the runs that were used last, and forget the oldest', async () => {
		await within((context) => {
			const id = jest.spyOn(context, 'getExecutionId');
			const ledgerOf = (run: number): Ledger => {
				id.mockReturnValue(`bounds ${run}`);
				return new Ledger(context);
			};
			const isKnown = (run: number) => ledgerOf(run).find(0, 0, ok) !== undefined;
			const keep = (run: number) => {
				ledgerOf(run).keep([{ itemIndex: 0, position: 0, number: ok, delivery }]);
			};
			for (let run = 0; run < 1000; run++) keep(run);
			expect(isKnown(0)).toBe(true);
			keep(1000);
			expect([isKnown(1000), isKnown(999), isKnown(0), isKnown(1)]).toEqual([
				true,
				true,
				true,
				false,
			]);
		});
	});

	it('keep a run of any size', async () => {
		await within((context) => {
			jest.spyOn(context, 'getExecutionId').mockReturnValue('large');
			const count = 600_000;
			const all = function* () {
				for (let position = 0; position < count; position++)
					yield { itemIndex: 0, position, number: ok, delivery };
			};
			new Ledger(context).keep(all());
			const again = new Ledger(context);
			expect(again.find(0, 0, ok)).toBe(delivery);
			expect(again.find(0, count - 1, ok)).toBe(delivery);
		});
	});
});
