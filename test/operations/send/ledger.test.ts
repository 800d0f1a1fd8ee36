import type { IExecuteFunctions } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { rejected, unknown } from '../../../messaging/outcome';
import { unacceptedSend, type SendResult } from '../../../operations/send/sendResult';
import { Ledger } from '../../../operations/send/ledger';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';
import { failure, NOW, FakeVendor, nodeOf, nodeThat, to } from '../fixtures';

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

describe('what HTTP itself says was not processed', () => {
	it('is sent again, unlike a refusal of the vendor', async () => {
		const unprocessed = { ...failure, code: 'HTTP 429', isUnprocessed: true } as const;
		await within(async (context) => {
			const unit = { number: ok, typed: ok, idempotencyKey: null };
			const endings = [rejected(unprocessed), rejected(failure)];
			await new Ledger(context).keep(
				endings.map((ended, position) => ({
					...{ ...unit, itemIndex: 0, position },
					end: unacceptedSend(unit, ended, NOW),
				})),
			);
			const again = new Ledger(context);
			const isKnown = (position: number) => again.has({ itemIndex: 0, position, number: ok });
			expect([isKnown(0), isKnown(1)]).toEqual([false, true]);
		});
	});
});

describe('the time that the ledger keeps', () => {
	const unit = { number: open, typed: '0900-000-004', idempotencyKey: 'a key' };
	const doubt = unacceptedSend(unit, unknown(failure), NOW);
	const hours = (count: number): number => count * 60 * 60_000;
	const sent = { ...unit, itemIndex: 0, position: 0, end: doubt };

	it('is twelve hours from the first try for what a key makes safe to repeat', async () => {
		await within(async (context) => {
			let now = 1_000;
			const ledger = (): Ledger => new Ledger(context, true, () => now);
			await ledger().keep([sent]);
			now += hours(6);
			expect(ledger().find(sent)).toBeUndefined();
			await ledger().keep([sent]);
			now += hours(6) - 1;
			expect(ledger().find(sent)).toBeUndefined();
			now += 1;
			expect(ledger().find(sent)).toEqual(doubt);
			await ledger().keep([]);
			expect(ledger().find(sent)).toEqual(doubt);
		});
	});

	it('does not begin anew with a try that does not come so far', async () => {
		await within(async (context) => {
			await new Ledger(context).keep([sent]);
			await new Ledger(context).keep([]);
			expect(new Ledger(context).find(sent)).toEqual(doubt);
		});
	});
});

describe('the bounds of the ledger', () => {
	const unit = { number: ok, typed: ok, idempotencyKey: null };
	const end: SendResult = unacceptedSend(unit, rejected(failure), NOW);

	it('forget nothing: neither the runs before a thousand others', async () => {
		await within(async (context) => {
			const id = jest.spyOn(context, 'getExecutionId');
			const sent = { ...unit, itemIndex: 0, position: 0, end };
			for (let run = 0; run <= 1_000; run++) {
				id.mockReturnValue(`bounds ${run}`);
				await new Ledger(context).keep([sent]);
			}
			id.mockReturnValue('bounds 0');
			expect(new Ledger(context).find(sent)).toEqual(end);
		});
	});

	it('nor any part of a run of any size', async () => {
		await within(async (context) => {
			const count = 100_000;
			const all = function* () {
				for (let position = 0; position < count; position++) {
					yield { ...unit, itemIndex: 0, position, end };
				}
			};
			await new Ledger(context).keep(all());
			const again = new Ledger(context);
			const find = (position: number) => again.find({ ...unit, itemIndex: 0, position });
			expect(find(0)).toEqual(end);
			expect(find(count - 1)).toEqual(end);
			expect(find(count)).toBeUndefined();
		});
	});

	it('refuse a new run where there is no room, before anything of it leaves', async () => {
		await within(async (context) => {
			const id = jest.spyOn(context, 'getExecutionId');
			id.mockReturnValue('before');
			const sent = { ...unit, itemIndex: 0, position: 0, end };
			await new Ledger(context).keep([sent]);
			const full = (): Ledger => new Ledger(context, false, Date.now, 100);
			expect(full().find(sent)).toEqual(end);
			id.mockReturnValue('new');
			expect(full).toThrow(/^'Retry On Fail' has to remember what has been sent/u);
			jest.spyOn(context, 'getNode').mockReturnValue({ ...context.getNode(), retryOnFail: false });
			expect(full).not.toThrow();
		});
	});
});

/** Does something with the context of a node that is tried again. */
async function within(use: (context: IExecuteFunctions) => Promise<void>): Promise<void> {
	const node = nodeThat([], async (context) => {
		await use(context);
		return [];
	});
	const { error } = await runNode({ node, parameters: {}, retryOnFail: true });
	if (error !== undefined) throw error;
}
