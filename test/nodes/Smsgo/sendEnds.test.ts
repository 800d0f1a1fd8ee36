import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../until';
import { message, SmsgoHarness } from './harness';

const smsgo = new SmsgoHarness().install();
const REFUSED = '0912345678';
const UNKNOWN = '0922345678';
const GOOD = '0933345678';

/** One message is refused, one meets a reset, one is accepted, one number is none. */
function mixed() {
	smsgo.simulator.smsgo.addFaults(
		{ kind: 'code', code: -5, recipient: REFUSED },
		{ kind: 'resetAfter', recipient: UNKNOWN },
	);
	return [
		message(REFUSED, 'first'),
		message(UNKNOWN, 'second'),
		message(GOOD, 'third'),
		message('no number', 'fourth'),
	];
}

describe('onError', () => {
	test('stop: what was accepted is not lost because something else was not', async () => {
		const { main, error, hints, status } = await smsgo.send(mixed());
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(main.map(({ json }) => json['accepted'])).toEqual([false, null, true, false]);
		expect(hints).toEqual([
			{
				message: "3 of 4 messages were not accepted: see 'reason' in the output",
				location: 'outputPane',
				type: 'warning',
			},
		]);
		expect(
			main.some(({ json, error: itemError }) => 'error' in json || itemError !== undefined),
		).toBe(false);
	});

	test('stop: throws when every message is provably not accepted, and says what, to whom and what next', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -8, times: 2 });
		const { main, error } = await smsgo.send([message(REFUSED, 'first'), message(GOOD, 'second')]);
		expect(main).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message:
				'None of the 2 messages was accepted. The first: 0912***678: The account has not enough points',
			context: { itemIndex: 0 },
			failure: { cause: 'quota-exhausted' },
		});
		expect(error?.description).toMatch(/Buy points from smsgo.*Code: -8/u);
	});

	test('stop: one wrong number alone is an error of the input', async () => {
		const { error } = await smsgo.send([message('no number')]);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'no number' is not a phone number",
			context: { itemIndex: 0 },
		});
	});

	test('stop: unknown is no proof, so nothing is thrown', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter' });
		const { main, error } = await smsgo.send([message(UNKNOWN)]);
		expect(error).toBeUndefined();
		expect(main[0]?.json).toMatchObject({ accepted: null, status: 'unknown' });
	});

	test('continue: every result is on the regular output', async () => {
		const { main, errors } = await smsgo.send(mixed(), {}, { onError: 'continueRegularOutput' });
		expect(main.map(({ json, pairedItem }) => [json['accepted'], pairedItem])).toEqual([
			[false, { item: 0 }],
			[null, { item: 1 }],
			[true, { item: 2 }],
			[false, { item: 3 }],
		]);
		expect(errors).toEqual([]);
	});

	test('error output: what was not accepted goes there, whole, with the input beside it', async () => {
		const { main, errors, hints } = await smsgo.send(
			mixed(),
			{ skipDuplicates: true },
			{ onError: 'continueErrorOutput' },
		);
		expect(main.map(({ json }) => json['recipient'])).toEqual([GOOD]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 3 },
		]);
		expect(errors[0]?.json).toMatchObject({
			to: REFUSED,
			details: { recipient: REFUSED, accepted: false, status: 'rejected', raw: { code: '-5' } },
		});
		expect(errors[0]?.json['error']).toContain(`${REFUSED}: `);
		expect(errors[1]?.json).toMatchObject({ details: { accepted: null, status: 'unknown' } });
		expect(hints).toHaveLength(1);
	});

	test('error output: what was skipped stays on the regular output and is not counted', async () => {
		const { main, errors, hints } = await smsgo.send(
			[message(GOOD), message(GOOD)],
			{ skipDuplicates: true },
			{ onError: 'continueErrorOutput' },
		);
		expect(main.map(({ json }) => json['status'])).toEqual(['queued', 'skipped']);
		expect([errors, hints]).toEqual([[], []]);
	});
});

describe('Retry On Fail runs the whole node again', () => {
	const rest = { retryOnFail: true } as const;

	test('what was rejected comes from the ledger and is not asked again', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -5 });
		const { error } = await smsgo.send([message(REFUSED)], {}, rest);
		expect(error?.message).toContain("recipient's number");
		expect(smsgo.simulator.smsgo.requests()).toHaveLength(1);
	});

	test('what was not sent is sent when the gateway is back', async () => {
		smsgo.simulator.smsgo.changeSettings({ mainAlive: false });
		const account = { baseUrl: 'http://127.0.0.1:9/sms_gw' };
		const { error } = await smsgo.send([message(GOOD)], {}, { ...rest, account });
		expect(error?.message).toContain('refused the connection');
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	});

	test('accepted and unknown are answered from the ledger, whoever made the node run again', async () => {
		const executionId = 'the same execution';
		smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter', recipient: UNKNOWN });
		const items = [message(UNKNOWN, 'first'), message(GOOD, 'second')];
		const first = await smsgo.send(items, {}, { ...rest, executionId });
		const second = await smsgo.send(items, {}, { ...rest, executionId });
		expect(second.main.map(({ json }) => json)).toEqual(first.main.map(({ json }) => json));
		expect(smsgo.simulator.smsgo.requests()).toHaveLength(2);
		const another = await smsgo.send(items, {}, { ...rest, executionId: 'another execution' });
		expect(another.main.map(({ json }) => json['accepted'])).toEqual([true, true]);
		expect(smsgo.simulator.smsgo.requests()).toHaveLength(4);
	});

	test('the same execution sends only what was not sent before', async () => {
		const executionId = 'partly sent';
		const items = [message(REFUSED, 'first'), message(GOOD, 'second')];
		const none = await smsgo.send(
			items,
			{},
			{
				...rest,
				executionId,
				account: { baseUrl: 'http://127.0.0.1:9/sms_gw' },
			},
		);
		expect(none.error?.message).toContain('refused the connection');
		const all = await smsgo.send(items, {}, { ...rest, executionId });
		expect(all.main.map(({ json }) => json['accepted'])).toEqual([true, true]);
	});
});

test('a stopped execution lets no further request leave, and those in flight end', async () => {
	smsgo.simulator.smsgo.changeSettings({ latencyMs: 1_000 });
	let cancel: () => void = () => undefined;
	const running = smsgo.send(
		Array.from({ length: 40 }, (_, index) => message(`09${10_000_000 + index}`, `text ${index}`)),
		{ concurrency: 5 },
		{ onStart: (stop) => (cancel = stop) },
	);
	await until(() => smsgo.simulator.smsgo.summary().traffic.openRequests === 5);
	cancel();
	await running;
	await sleep(300);
	const requests = smsgo.simulator.smsgo.requests();
	expect(requests.map(({ code }) => code)).toEqual(Array(5).fill('0'));
});
