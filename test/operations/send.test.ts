import type { INodeParameters } from 'n8n-workflow';
import { runNode, type NodeOutput, type NodeRun } from '../engine/engine';
import { FakeVendor, nodeOf, to } from './fixtures';

const expressions = { to: '={{ $json.to }}', text: '={{ $json.text ?? "Hello" }}' };

const send = async (
	vendor: FakeVendor,
	recipients: readonly unknown[],
	options: INodeParameters = {},
	rest: Partial<NodeRun> = {},
): Promise<NodeOutput> =>
	await runNode({
		node: nodeOf(vendor.operation),
		parameters: { ...expressions, options },
		items: recipients.map((one) => (isItem(one) ? { ...one } : { to: String(one) })),
		...rest,
	});

const isItem = (value: unknown): value is { to: string | string[]; text: string } =>
	typeof value === 'object' && value !== null;

const a = (index: number) => to('accepted', index);
const states = ({ main }: NodeOutput) =>
	main.map(({ json }) => [json['recipient'], json['status']]);

describe('a send', () => {
	it('shares requests among items that say the same, and gives results in input order', async () => {
		const vendor = new FakeVendor(2);
		const output = await send(vendor, [
			{ to: a(1), text: 'x' },
			{ to: a(2), text: 'y' },
			{ to: a(3), text: 'x' },
			{ to: a(4), text: 'x' },
			{ to: a(5), text: 'y' },
		]);
		expect(vendor.requests.map(({ content, numbers }) => [content, numbers])).toEqual([
			['x', [a(1), a(3)]],
			['y', [a(2), a(5)]],
			['x', [a(4)]],
		]);
		expect(output.main.map(({ json, pairedItem }) => [json['recipient'], pairedItem])).toEqual(
			[1, 2, 3, 4, 5].map((index, item) => [a(index), { item }]),
		);
		expect(output.hints.filter(({ type }) => type === 'warning')).toEqual([]);
	});

	it('gives every recipient of an item a result of its own, in canonical form', async () => {
		const vendor = new FakeVendor();
		const list = `${a(1)}, 0911-111 111;\n+8613681912700`;
		const { main } = await send(vendor, [
			{ to: list, text: 'x' },
			{ to: [a(2), a(3)], text: 'x' },
		]);
		expect(main.map(({ json }) => json['recipient'])).toEqual([
			a(1),
			'0911111111',
			'+8613681912700',
			a(2),
			a(3),
		]);
		expect(main[1]?.json).toMatchObject({ input: '0911-111 111' });
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1].map((item) => ({ item })),
		);
	});

	it('refuses what is no number, and sends to the others', async () => {
		const vendor = new FakeVendor();
		const { main, hints } = await send(vendor, [{ to: `${a(1)},02-2345-6789,Adam`, text: 'x' }]);
		expect(vendor.sent).toEqual([a(1)]);
		expect(main.map(({ json }) => json)).toMatchObject([
			{ recipient: a(1), accepted: true },
			{ recipient: null, accepted: false, status: 'failed', input: '02-2345-6789' },
			{
				recipient: null,
				accepted: false,
				status: 'failed',
				input: 'Adam',
				segments: null,
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^2 of 3 messages were not accepted/u),
		]);
	});

	it.each([
		['no text', { to: a(2), text: '' }, "'Text' is empty", a(2)],
		['no recipient', { to: ' , ', text: 'x' }, "'To' has no recipient", null],
	])('refuses an item with %s, and sends the others', async (_what, item, reason, recipient) => {
		const vendor = new FakeVendor();
		const { main } = await send(vendor, [a(1), item, a(3)]);
		expect(vendor.sent).toEqual([a(1), a(3)]);
		expect(main[1]?.json).toMatchObject({ recipient, status: 'failed', reason });
		expect(main).toHaveLength(3);
	});

	it('refuses an item whose parameter cannot be read, and sends the others', async () => {
		const vendor = new FakeVendor();
		const { main } = await send(vendor, [a(1), { to: { nested: 1 }, text: 'x' }, a(3)]);
		expect(vendor.sent).toEqual([a(1), a(3)]);
		expect(main[1]?.json).toMatchObject({ reason: "'To' must be text, not an object" });
	});

	it('lets what cannot go abroad not keep others from being sent', async () => {
		const vendor = new FakeVendor();
		const list = `${a(1)},+8613681912700`;
		const { main } = await send(vendor, [{ to: list, text: 'home only' }]);
		expect(vendor.sent).toEqual([a(1)]);
		expect(main[1]?.json).toMatchObject({ recipient: '+8613681912700', reason: 'not abroad' });
	});

	it('does not lose the others to a defect, nor claims to know how it ended', async () => {
		const vendor = new FakeVendor(1);
		const output = await send(vendor, [a(1), to('defect'), a(2)]);
		expect(states(output)).toEqual([
			[a(1), 'queued'],
			[to('defect'), 'unknown'],
			[a(2), 'queued'],
		]);
	});

	it('never has a key error, and leaves the input as it was', async () => {
		const input = [{ json: { to: to('rejected'), text: 'x' } }, { json: { to: a(1), text: 'x' } }];
		const before = structuredClone(input.map(({ json }) => json));
		const { main } = await runNode({
			node: nodeOf(new FakeVendor().operation),
			parameters: expressions,
			input,
		});
		expect(input.map(({ json }) => json)).toEqual(before);
		for (const item of main) {
			expect(item.json).not.toHaveProperty('error');
			expect(item).not.toHaveProperty('error');
		}
	});
});

describe('options of a send', () => {
	it('keeps repeated recipients unless told otherwise', async () => {
		const vendor = new FakeVendor();
		await send(vendor, [a(1), a(1)]);
		expect(vendor.sent).toEqual([a(1), a(1)]);
	});

	it('skips duplicates of the same text in whatever spelling, and counts them as nothing', async () => {
		const vendor = new FakeVendor();
		const spelled = `+886${a(1).slice(1)}`;
		const output = await send(vendor, [a(1), spelled, { to: a(1), text: 'another' }, a(1)], {
			skipDuplicates: true,
		});
		expect(vendor.sent).toEqual([a(1), a(1)]);
		expect(output.main.map(({ json }) => json['status'])).toEqual([
			'queued',
			'skipped',
			'queued',
			'skipped',
		]);
		expect(output.main[1]?.json).toMatchObject({ accepted: false, isFinal: true, segments: null });
		expect(output.hints.filter(({ type }) => type === 'warning')).toEqual([]);
	});

	it('refuses recipient by recipient what is beyond the maximum', async () => {
		const vendor = new FakeVendor();
		const output = await send(vendor, [`${a(1)},${a(2)}`, `${a(3)},Adam,${a(4)}`], {
			maxRecipients: 3,
		});
		expect(vendor.sent).toEqual([a(1), a(2), a(3)]);
		expect(output.main[4]?.json).toMatchObject({
			recipient: a(4),
			status: 'failed',
			reason: "'Max Recipients' allows 3 in one execution, and this one is beyond it",
		});
	});

	it('does not count what was skipped towards the maximum', async () => {
		const vendor = new FakeVendor();
		await send(vendor, [a(1), a(1), a(1), a(2)], { maxRecipients: 2, skipDuplicates: true });
		expect(vendor.sent).toEqual([a(1), a(2)]);
	});

	it('pauses between groups of items, and lets those before it leave first', async () => {
		const vendor = new FakeVendor();
		const batching = { batch: { batchSize: 2, batchInterval: 40 } };
		await send(vendor, [a(1), a(2), a(3), a(4)], { batching });
		expect(vendor.requests.map(({ numbers }) => numbers)).toEqual([
			[a(1), a(2)],
			[a(3), a(4)],
		]);
		const [first, second] = vendor.requests.map(({ at }) => at);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(38);
	});
});

describe('a cancelled send', () => {
	it('lets no new request leave, while what is in flight ends', async () => {
		const vendor = new FakeVendor(1);
		let cancel = (): void => undefined;
		vendor.onRequest = async () => {
			if (vendor.requests.length > 1) return;
			cancel();
			await new Promise((resolve) => setTimeout(resolve, 10));
		};
		const rest = { onStart: (cancelIt: () => void) => (cancel = cancelIt) };
		const output = await send(vendor, [a(1), a(2), a(3)], {}, rest);
		expect(output.status).toBe('canceled');
		expect(vendor.sent).toEqual([a(1)]);
	});

	it('writes the ids of what was accepted to the log, with masked numbers', async () => {
		const vendor = new FakeVendor(1);
		let cancel = (): void => undefined;
		const warned: unknown[][] = [];
		const node = nodeOf(vendor.operation, ({ logger }) => {
			jest.spyOn(logger, 'warn').mockImplementation((...said) => void warned.push(said));
		});
		vendor.onRequest = () => {
			if (vendor.requests.length === 3) cancel();
		};
		await runNode({
			node,
			parameters: expressions,
			items: [a(1), to('rejected'), a(2), a(3)].map((one) => ({ to: one })),
			onStart: (cancelIt) => (cancel = cancelIt),
		});
		expect(warned).toHaveLength(1);
		const written = JSON.stringify(warned);
		expect(written).toMatch(/stopped after 2 messages had been accepted/u);
		expect(written).toMatch(/id-011 0900\*\*\*011.*id-021 0900\*\*\*021/u);
		expect(written).not.toContain(a(1));
	});
});
