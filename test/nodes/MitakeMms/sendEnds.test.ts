import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../until';
import { matching } from '../../gateways/mitake/support';
import { jsonOf, message, MitakeHarness, textOf } from './harness';

const mitake = new MitakeHarness().install();
const REFUSED = '0912345678';
const UNKNOWN = '0922345678';
const GOOD = '0933345678';

/** One message is refused, one is never answered, one is accepted, one number is none. */
function mixed() {
	mitake.simulator.mitake.setFates({ [REFUSED]: { status: '0', answer: '2011' } });
	mitake.simulator.mitake.addFaults({ kind: 'resetAfter', recipient: UNKNOWN, times: 3 });
	return [
		message(REFUSED, 'first'),
		message(UNKNOWN, 'second'),
		message(GOOD, 'first'),
		message('no number', 'third'),
	];
}

const accepted = (output: Parameters<typeof jsonOf>[0]) =>
	jsonOf(output).map((json) => json['accepted']);

describe('onError', () => {
	test('stop: what was accepted is not lost because something else was not', async () => {
		const { main, error, hints, status } = await mitake.send(mixed());
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(accepted({ main })).toEqual([false, null, true, false]);
		expect(hints.map((hint) => hint.message)).toEqual([
			"3 of 4 messages were not accepted: see 'reason' in the output",
		]);
		expect(
			main.some(({ json, error: itemError }) => 'error' in json || itemError !== undefined),
		).toBe(false);
	});

	test('stop: throws when every message is provably not accepted, and says what and what next', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'code', code: 3001, times: 2, endpoint: 'push' });
		const { main, error } = await mitake.send([message(REFUSED, 'first'), message(GOOD, 'second')]);
		expect(main).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message:
				'None of the 2 messages was accepted. The first: 0912***678: Mitake could not charge the message',
			context: { itemIndex: 0 },
			failure: { cause: 'quota-exhausted' },
		});
		expect(error?.description).toMatch(/Check the points of the account.*Code: 3001/u);
	});

	test('continue: every result is on the regular output', async () => {
		const { main, errors } = await mitake.send(mixed(), {}, { onError: 'continueRegularOutput' });
		expect(main.map(({ json, pairedItem }) => [json['accepted'], pairedItem])).toEqual([
			[false, { item: 0 }],
			[null, { item: 1 }],
			[true, { item: 2 }],
			[false, { item: 3 }],
		]);
		expect(errors).toEqual([]);
	});

	test('error output: what was not accepted goes there, whole, with the input beside it', async () => {
		const { main, errors, hints } = await mitake.send(
			[...mixed(), message(GOOD, 'first')],
			{ skipDuplicates: true },
			{ onError: 'continueErrorOutput' },
		);
		expect(jsonOf({ main }).map(({ recipient, status }) => [recipient, status])).toEqual([
			[GOOD, 'queued'],
			[GOOD, 'skipped'],
		]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 3 },
		]);
		expect(errors[0]?.json).toMatchObject({
			to: REFUSED,
			details: { recipient: REFUSED, accepted: false, status: 'rejected', raw: { code: '2011' } },
		});
		expect(errors[0]?.json['error']).toContain(`${REFUSED}: `);
		expect(errors[1]?.json).toMatchObject({
			details: {
				...{ accepted: null, status: 'unknown', batchId: null, pointsLeft: null },
				clientMessageId: matching(/^[0-9a-f-]{36}$/u),
			},
		});
		expect(hints[0]?.message).toContain('3 of 4 messages');
	});
});

describe('Retry On Fail runs the whole node again', () => {
	const rest = { retryOnFail: true } as const;

	test('what was rejected comes from the ledger and is not asked again', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'code', code: 2020, endpoint: 'push' });
		const { error } = await mitake.send([message(REFUSED)], {}, rest);
		expect(error?.message).toContain('refused an attachment');
		expect(mitake.pushes()).toHaveLength(1);
	});

	test('what was not sent, for want of a token, is sent by the second try', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'html', status: 502, endpoint: 'token' });
		const { main, error } = await mitake.send([message(GOOD)], {}, rest);
		expect(error).toBeUndefined();
		expect(accepted({ main })).toEqual([true]);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ tokenRequests: 2, charged: 3 });
	});

	test('accepted and rejected come from the ledger; unknown is sent again with the same ID, and found', async () => {
		const executionId = 'the same execution of Mitake';
		const items = mixed();
		const first = await mitake.send(items, {}, { ...rest, executionId });
		expect(accepted(first)).toEqual([false, null, true, false]);
		expect(mitake.pushes()).toHaveLength(4);
		const second = await mitake.send(items, {}, { ...rest, executionId });
		expect(accepted(second)).toEqual([false, true, true, false]);
		for (const index of [0, 2, 3]) expect(jsonOf(second)[index]).toEqual(jsonOf(first)[index]);
		expect(mitake.pushes()).toHaveLength(5);
		const [before, after] = [first, second].map((output) => jsonOf(output)[1]);
		expect(after?.['clientMessageId']).toBe(before?.['clientMessageId']);
		const [sent] = mitake.simulator.mitake.handset(UNKNOWN);
		expect(after).toMatchObject({
			messageId: sent?.msgID,
			batchId: sent?.batchID,
			clientMessageId: sent?.cID,
		});
		expect(mitake.simulator.mitake.handset(UNKNOWN)).toHaveLength(1);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 2, charged: 6 });
	});

	test('of a request of 300 only those leave again of which nobody knows', async () => {
		const executionId = 'a large one';
		mitake.simulator.mitake.setFates({ [UNKNOWN]: { status: '0', answer: '3000' } });
		const items = [
			...Array.from({ length: 299 }, (_, index) => message(`09${10_000_000 + index}`)),
			message(UNKNOWN),
		];
		await mitake.send(items, {}, { ...rest, executionId });
		const { main } = await mitake.send(items, {}, { ...rest, executionId });
		expect(mitake.pushes().map(({ recipients }) => recipients)).toEqual([300, 1]);
		expect(accepted({ main }).filter((one) => one === true)).toHaveLength(299);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 300, charged: 900 });
	});

	test('another execution sends anew', async () => {
		for (const executionId of ['one', 'two']) {
			await mitake.send([message(GOOD)], {}, { ...rest, executionId });
		}
		expect(mitake.simulator.mitake.handset(GOOD)).toHaveLength(2);
	});
});

describe('a stopped execution', () => {
	const forty = Array.from({ length: 40 }, (_, index) =>
		message(`09${10_000_000 + index}`, `text ${index}`),
	);

	/** Sends, and stops once something is so. */
	async function stopOnce(isSo: () => boolean, items = forty): Promise<void> {
		let cancel: () => void = () => undefined;
		const running = mitake.send(
			items,
			{ concurrency: 5 },
			{ onStart: (stop) => (cancel = stop), executionId: 'stopped', retryOnFail: true },
		);
		await until(isSo);
		cancel();
		await running;
		await sleep(300);
	}

	test('lets nothing leave that has waited for a token', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'slow', delayMs: 1_000, endpoint: 'token' });
		await stopOnce(() => mitake.simulator.mitake.summary().tokenRequests > 0);
		expect(mitake.simulator.mitake.requests().map(({ endpoint }) => endpoint)).toEqual(['token']);
	});

	test('lets no further request leave, and those in flight end', async () => {
		await mitake.send([message(GOOD)]);
		mitake.simulator.mitake.changeSettings({ latencyMs: 1_000 });
		await stopOnce(() => mitake.pushes().length > 5);
		expect(mitake.pushes()).toHaveLength(1 + 5);
		expect(mitake.simulator.mitake.messages()).toHaveLength(1 + 5);
	});

	test('ends the wait before a repeat, and makes none', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'resetAfter', times: 0, endpoint: 'push' });
		await stopOnce(() => mitake.pushes().length > 0, [message(UNKNOWN)]);
		await sleep(1_000);
		expect(mitake.pushes()).toHaveLength(1);
		// Run again by hand within the execution: it is found, not sent.
		mitake.simulator.mitake.clearFaults();
		const again = { executionId: 'stopped', retryOnFail: true };
		const { main } = await mitake.send([message(UNKNOWN)], {}, again);
		expect(accepted({ main })).toEqual([true]);
		expect(textOf(main[0]?.json, 'messageId')).toBe(
			mitake.simulator.mitake.handset(UNKNOWN)[0]?.msgID,
		);
		expect(mitake.simulator.mitake.messages()).toHaveLength(1);
	});
});
