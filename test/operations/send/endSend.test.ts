import { messageResult, type MessageStatus } from '../../../messaging/message';
import { isUnaccepted } from '../../../operations/send/sendResult';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';
import { FakeVendor, nodeOf, to } from '../fixtures';

const send = async (
	recipients: readonly string[],
	onError?: NodeRun['onError'],
): Promise<NodeOutput> =>
	await runNode({
		node: nodeOf(new FakeVendor().operation),
		parameters: { to: '={{ $json.to }}', text: 'Hello' },
		items: recipients.map((one) => ({ to: one })),
		...(onError === undefined ? {} : { onError }),
	});
const statuses = ({ main }: NodeOutput) => main.map(({ json }) => json['status']);
const hints = (output: NodeOutput) =>
	output.hints.filter(({ type }) => type === 'warning').map(({ message }) => message);

const [ok, no, left, open] = [to('accepted'), to('rejected'), to('notSent'), to('unknown')];
const WRONG = '02-2345-6789';

describe.each([undefined, 'stopWorkflow'] as const)('onError %s', (onError) => {
	it.each([
		['a rejected one', [ok, no], ['queued', 'rejected'], 1],
		['one that was not sent', [left, ok], ['failed', 'queued'], 1],
		['one that is no number', [WRONG, ok], ['failed', 'queued'], 1],
		['one that nobody knows of', [ok, open], ['queued', 'unknown'], 1],
		[
			'none accepted, and one of them unknown',
			[no, open, left],
			['rejected', 'unknown', 'failed'],
			3,
		],
		['an unknown one alone', [open], ['unknown'], 1],
	])('returns all items with a hint for %s', async (_what, recipients, expected, missed) => {
		const output = await send(recipients, onError);
		expect(output.error).toBeUndefined();
		expect(statuses(output)).toEqual(expected);
		expect(hints(output)).toEqual([
			`${missed} of ${recipients.length} messages were not accepted: see 'reason' in the output`,
		]);
	});

	it('returns all items without a hint when all were accepted', async () => {
		const output = await send([ok, ok], onError);
		expect(statuses(output)).toEqual(['queued', 'queued']);
		expect(hints(output)).toEqual([]);
	});

	it('throws when a message was rejected', async () => {
		const { error, main } = await send([no], onError);
		expect(error?.name).toBe('NodeApiError');
		expect(error).toMatchObject({
			message: 'The account has not enough points',
			description: 'Buy points. Code: -8, text: 點數不夠',
			context: { itemIndex: 0 },
		});
		expect(main).toEqual([]);
	});

	it('throws when nothing was accepted, provably, whatever the mixture', async () => {
		const { error } = await send([WRONG, no, left], onError);
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toMatch(
			/^None of the 3 messages was accepted\. The first: .*not a Taiwanese/u,
		);
		expect(error?.description).toMatch(/Nothing was sent/u);
	});

	it('names the first of many, masked for the log, and its item', async () => {
		const { error } = await send([no, left], onError);
		expect(error).toMatchObject({
			message: `None of the 2 messages was accepted. The first: 0900***002: The account has not enough points`,
			context: { itemIndex: 0 },
		});
	});
});

describe('onError continueRegularOutput', () => {
	it.each([[[ok, no, open, left, WRONG]], [[no]], [[WRONG, no]]])(
		'puts every result on main: %j',
		async (recipients) => {
			const output = await send(recipients, 'continueRegularOutput');
			expect(output.error).toBeUndefined();
			expect(output.main).toHaveLength(recipients.length);
			expect(output.errors).toEqual([]);
			for (const [item, { json, pairedItem }] of output.main.entries()) {
				expect(pairedItem).toEqual({ item });
				expect(json).not.toHaveProperty('error');
			}
			const missed = recipients.filter((one) => one !== ok).length;
			expect(hints(output)[0]).toContain(`${missed} of ${recipients.length} `);
		},
	);
});

describe('onError continueErrorOutput', () => {
	it('routes what was not accepted, whole, and keeps the rest on main', async () => {
		const output = await send([ok, no, open, left, WRONG], 'continueErrorOutput');
		expect(output.error).toBeUndefined();
		expect(output.main.map(({ json }) => json['recipient'])).toEqual([ok]);
		expect(output.errors).toHaveLength(4);
		for (const { json } of output.errors) {
			// n8n adds what the input item has.
			expect(Object.keys(json).sort()).toEqual(['details', 'error', 'message', 'to']);
		}
		expect(output.errors.map(({ json }) => json['details'])).toMatchObject([
			{ recipient: no, accepted: false, status: 'rejected', raw: { code: '-8' } },
			{ recipient: open, accepted: null, status: 'unknown' },
			{ recipient: left, accepted: false, status: 'failed' },
			{ recipient: null, accepted: false, status: 'failed', input: WRONG },
		]);
		expect(output.errors[0]?.json).toMatchObject({
			error: `${no}: The account has not enough points. Buy points.`,
			message: 'The account has not enough points. Buy points.',
		});
		expect(output.errors.map(({ pairedItem }) => pairedItem)).toEqual(
			[1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(hints(output)[0]).toContain('4 of 5 ');
	});

	it('routes all of them when none was accepted', async () => {
		const output = await send([no, left], 'continueErrorOutput');
		expect(output.error).toBeUndefined();
		expect(output.main).toEqual([]);
		expect(output.errors).toHaveLength(2);
	});
});

describe('what was skipped', () => {
	const skipping = async (recipients: readonly string[], onError: NodeRun['onError']) =>
		await runNode({
			node: nodeOf(new FakeVendor().operation),
			parameters: { to: '={{ $json.to }}', text: 'Hello', options: { skipDuplicates: true } },
			items: recipients.map((one) => ({ to: one })),
			onError,
		});

	it('is always on main, and counts as neither', async () => {
		const output = await skipping([ok, ok, no, no], 'continueErrorOutput');
		expect(statuses(output)).toEqual(['queued', 'skipped', 'skipped']);
		expect(output.errors).toHaveLength(1);
		expect(hints(output)[0]).toContain('1 of 2 ');
	});

	it('does not save a run in which nothing was accepted', async () => {
		const { error } = await skipping([no, no], 'stopWorkflow');
		expect(error?.message).toBe('The account has not enough points');
	});
});

describe('isUnaccepted', () => {
	const result = (accepted: boolean | null, status: MessageStatus) =>
		messageResult({ recipient: null, accepted, status, isFinal: false, reason: null }, {});

	it.each([
		[true, 'queued', false],
		[true, 'undeliverable', false],
		[false, 'rejected', true],
		[false, 'failed', true],
		[null, 'unknown', true],
		[false, 'skipped', false],
	] as const)('accepted %s, %s: %s', (accepted, status, expected) => {
		expect(isUnaccepted(result(accepted, status))).toBe(expected);
	});
});
