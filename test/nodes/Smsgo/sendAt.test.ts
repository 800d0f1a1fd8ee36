import { jsonOf, message, SmsgoHarness } from './harness';

const smsgo = new SmsgoHarness().install();
const TO = '0912345678';
const OTHER = '0922345678';

const send = async (items: readonly object[], sendAt: unknown) =>
	await smsgo.send(
		items.map((item) => ({ ...message(TO), ...item })),
		{ sendAt: String(sendAt) },
	);

describe('an expression that gives nothing', () => {
	test.each([
		['undefined', {}],
		['null', { when: null }],
		['an empty text', { when: '' }],
		['blanks', { when: ' \u3000' }],
	])('%s is refused for its item, for each recipient, and the others go', async (_what, item) => {
		const { main } = await send(
			[{ ...message(`${TO}, ${OTHER}`), ...item }, { when: '2099-01-31T09:30+08:00' }],
			'={{ $json.when }}',
		);
		const reason =
			"'Send At' is an expression that gave nothing for this item. Let it give a date and time, or let it give now, to send at once";
		expect(jsonOf({ main })).toMatchObject([
			{ recipient: TO, status: 'failed', accepted: false, reason, scheduledAt: null },
			{ recipient: OTHER, status: 'failed', accepted: false, reason, scheduledAt: null },
			{ status: 'scheduled', scheduledAt: '2099-01-31T09:30:00+08:00' },
		]);
		expect(smsgo.simulator.smsgo.messages()).toHaveLength(1);
	});

	test('so is one that comes to nothing on its way', async () => {
		const { error } = await send([{}], '={{ $json.order.when }}');
		expect(error?.message).toContain('gave nothing for this item');
		expect(smsgo.simulator.smsgo.messages()).toEqual([]);
	});
});

describe('at once', () => {
	test.each([
		['an empty field', ''],
		['the word now', 'now'],
		['an expression that gives now', "={{ 'now' }}"],
		['a moment that has just passed', '={{ $now.minus(1, "minute") }}'],
		['this very moment', '={{ $now }}'],
	])('%s', async (_what, sendAt) => {
		const { main, hints } = await send([{}], sendAt);
		expect(jsonOf({ main })).toMatchObject([{ status: 'queued', scheduledAt: null }]);
		expect(hints).toEqual([]);
		expect(smsgo.simulator.smsgo.messages()).toMatchObject([{ dlvtime: '' }]);
	});
});

test('a time is told once, on both clocks', async () => {
	const { main, hints } = await smsgo.send(
		[message(TO), message(OTHER)],
		{ sendAt: '2099-11-28T09:00' },
		{ timezone: 'America/New_York' },
	);
	const scheduledAt = '2099-11-28T22:00:00+08:00';
	expect(jsonOf({ main })).toMatchObject([{ scheduledAt }, { scheduledAt }]);
	const told = hints.map((hint) => hint.message).filter((text) => text.includes('will go'));
	expect(told).toEqual([
		"2 messages will go at 2099-11-28 22:00 in Taiwan (09:00 in America/New_York, this workflow's time zone)",
	]);
});

test('Retry On Fail gives back when a message will go', async () => {
	const rest = { retryOnFail: true, executionId: 'scheduled' } as const;
	const options = { sendAt: '={{ $json.when }}' };
	const items = ['2099-01-31T09:30+08:00', '2099-02-01T09:30+08:00'].map((when) => ({
		...message('0912-345-678'),
		when,
	}));
	const first = jsonOf(await smsgo.send(items, options, rest));
	const again = jsonOf(await smsgo.send(items, options, rest));
	expect(again).toEqual(first);
	expect(again.map(({ input, scheduledAt }) => [input, scheduledAt])).toEqual([
		['0912-345-678', '2099-01-31T09:30:00+08:00'],
		['0912-345-678', '2099-02-01T09:30:00+08:00'],
	]);
	expect(smsgo.simulator.smsgo.messages()).toHaveLength(2);
});
