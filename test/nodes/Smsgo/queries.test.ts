import { jsonOf, message, SmsgoHarness, textOf } from './harness';

const smsgo = new SmsgoHarness().install();
const NUMBERS = ['0912345678', '0922345678', '+8613681912700'] as const;

/** Sends one text to three numbers, lets them end, and gives the message id of each. */
async function sent(): Promise<string[]> {
	smsgo.simulator.smsgo.setFates({
		'0922345678': { state: 'UNDELIV' },
		'+8613681912700': { state: 'STRANGE' },
	});
	const { main } = await smsgo.send(NUMBERS.map((number) => message(number)));
	smsgo.simulator.clock.advance(60_000);
	return main.map(({ json }) => textOf(json, 'messageId'));
}

const expected = [
	{ recipient: '0912345678', status: 'delivered', isFinal: true, reason: null, accepted: true },
	{
		recipient: '0922345678',
		status: 'undeliverable',
		isFinal: true,
		reason: 'The message cannot be delivered',
	},
	{ recipient: '+8613681912700', status: 'unknown', isFinal: false, raw: { text: 'STRANGE' } },
];

describe('getStatus', () => {
	test('one result for each item, paired', async () => {
		const ids = await sent();
		const { main } = await smsgo.run(
			'getStatus',
			{ messageId: '={{ $json.id }}', recipient: '={{ $json.to }}' },
			{ items: ids.map((id, index) => ({ id, to: NUMBERS[index] })) },
		);
		expect(jsonOf({ main })).toMatchObject(expected);
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	test.each([
		'DELIVRD',
		'EXPIRED',
		'DELETED',
		'UNDELIV',
		'ABSENT',
		'SPAM',
		'BLOCK',
		'ACCEPTD',
		'UNKNOWN',
		'REJECTD',
		'SYNTAXE',
	])('the final state %s', async (state) => {
		smsgo.simulator.smsgo.setFates({ '0912345678': { state } });
		const {
			main: [first],
		} = await smsgo.send([message('0912345678')]);
		smsgo.simulator.clock.advance(60_000);
		const { main } = await smsgo.run('getStatus', {
			messageId: textOf(first?.json, 'messageId'),
			recipient: '0912345678',
		});
		expect(main[0]?.json).toMatchObject({ isFinal: true, accepted: true, raw: { text: state } });
		expect(main[0]?.json['reason'] === null).toBe(['DELIVRD', 'ACCEPTD'].includes(state));
	});
});

describe.each([{ stateWords: 'long' }, { stateWords: 'lower' }] as const)(
	'the words of table 2 as %j',
	(settings) => {
		test.each([
			['DELIVRD', 'delivered'],
			['UNDELIV', 'undeliverable'],
			['ACCEPTD', 'sent'],
			['REJECTD', 'rejected'],
			['SYNTAXE', 'rejected'],
			['DELETED', 'cancelled'],
		])('%s is %s', async (state, status) => {
			smsgo.simulator.smsgo.changeSettings(settings);
			smsgo.simulator.smsgo.setFates({ '0912345678': { state } });
			const { main: sent } = await smsgo.send([message('0912345678')]);
			smsgo.simulator.clock.advance(60_000);
			const items = sent.map(({ json }) => json);
			for (const operation of ['getStatus', 'getManyStatuses']) {
				const parameters = {
					messageId: '={{ $json.messageId }}',
					recipient: '={{ $json.recipient }}',
				};
				const { main } = await smsgo.run(operation, parameters, { items });
				expect(jsonOf({ main })).toMatchObject([{ status, isFinal: true, accepted: true }]);
			}
		});
	},
);

test('a negative code without a word has the meaning of table 1', async () => {
	smsgo.simulator.smsgo.changeSettings({ wordlessCodes: true });
	smsgo.simulator.smsgo.setFates({
		'0912345678': { state: 'REJECTD', code: -5 },
		'0922345678': { state: 'UNDELIV', code: -1 },
	});
	const { main: sent } = await smsgo.send(NUMBERS.map((number) => message(number)));
	smsgo.simulator.clock.advance(60_000);
	const items = sent.map(({ json }) => json);
	for (const operation of ['getStatus', 'getManyStatuses']) {
		const { main } = await smsgo.run(
			operation,
			{ messageId: '={{ $json.messageId }}', recipient: '={{ $json.recipient }}' },
			{ items },
		);
		expect(jsonOf({ main })).toMatchObject([
			{ status: 'rejected', isFinal: true, accepted: true, raw: { code: '-5', text: '' } },
			{ status: 'unknown', isFinal: false, reason: 'smsgo answered with its unspecific code -1' },
			{ status: 'delivered' },
		]);
		expect(jsonOf({ main })[0]?.['reason']).toContain("smsgo refused a recipient's number");
	}
});

describe('getManyStatuses', () => {
	test.each([
		{},
		{ bulkOrder: 'shuffled' },
		{ bulkPairing: 'position' },
		{ bulkBlankRow: true },
		{ msgidStyle: 'long' },
	] as const)('items share requests and each gets its own answer: %j', async (settings) => {
		smsgo.simulator.smsgo.changeSettings(settings);
		const ids = await sent();
		const before = smsgo.simulator.smsgo.requests().length;
		const { main } = await smsgo.run(
			'getManyStatuses',
			{ messageId: '={{ $json.id }}', recipient: '={{ $json.to }}' },
			{ items: ids.map((id, index) => ({ id, to: NUMBERS[index] })) },
		);
		expect(jsonOf({ main })).toMatchObject(expected);
		expect(smsgo.simulator.smsgo.requests().length - before).toBe(1);
	});

	test('lists in one item, in the forms of a recipient list', async () => {
		const ids = await sent();
		const { main } = await smsgo.run('getManyStatuses', {
			messageId: ids.join('\n'),
			recipient: `={{ ${JSON.stringify(NUMBERS)} }}`,
		});
		expect(jsonOf({ main })).toMatchObject(expected);
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 0 },
		]);
	});

	test('ids alone give a result for every recipient of each message', async () => {
		const ids = await sent();
		const { main } = await smsgo.run('getManyStatuses', { messageId: ids[0] ?? '' });
		expect(
			jsonOf({ main })
				.map(({ recipient }) => recipient)
				.sort(),
		).toEqual(['0912345678', '0922345678']);
	});

	test('a message that smsgo does not know is said to be unknown, beside those that it knows', async () => {
		const ids = await sent();
		const { main } = await smsgo.run('getManyStatuses', {
			messageId: `9999, ${ids[0] ?? ''}`,
			recipient: '0912345678, 0912345678',
		});
		expect(jsonOf({ main })).toMatchObject([
			{
				messageId: '9999',
				accepted: null,
				status: 'unknown',
				isFinal: false,
				reason: 'smsgo has no state for this message and recipient',
			},
			{ messageId: ids[0], status: 'delivered' },
		]);
	});

	test('120 messages are three requests', async () => {
		const { main: all } = await smsgo.send(
			Array.from({ length: 120 }, (_, index) =>
				message(`09${10_000_000 + index}`, `text ${index}`),
			),
		);
		const before = smsgo.simulator.smsgo.requests().length;
		const { main } = await smsgo.run(
			'getManyStatuses',
			{ messageId: '={{ $json.messageId }}', recipient: '={{ $json.recipient }}' },
			{ items: all.map(({ json }) => json) },
		);
		expect(main.map(({ json }) => json['messageId'])).toEqual(
			all.map(({ json }) => json['messageId']),
		);
		expect(smsgo.simulator.smsgo.requests().length - before).toBe(3);
	});

	test('a bad id, and lists of unequal length, count for their item only', async () => {
		const ids = await sent();
		const items = [
			{ id: 'abc', to: '' },
			{ id: '1,2', to: '0912345678' },
			{ id: ids[0], to: '0912345678' },
		];
		const parameters = { messageId: '={{ $json.id }}', recipient: '={{ $json.to }}' };
		const { main } = await smsgo.run('getManyStatuses', parameters, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(main.map(({ json }) => json['error'] ?? json['status'])).toEqual([
			"'Message ID' is 'abc', which is not a message ID of smsgo: 1 to 20 digits",
			"'Message ID' has 2 entries and 'Recipient' has 1: they are paired by position",
			'delivered',
		]);
		const { error } = await smsgo.run('getManyStatuses', parameters, { items });
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		const { main: routed, errors } = await smsgo.run('getManyStatuses', parameters, {
			items,
			onError: 'continueErrorOutput',
		});
		expect([routed.length, errors.length]).toEqual([1, 2]);
	});
});

test.each(['code', 'empty'] as const)(
	'a message that smsgo does not know is said to be unknown in words (%s)',
	async (unknownIdReply) => {
		smsgo.simulator.smsgo.changeSettings({ unknownIdReply });
		for (const recipient of ['0912345678', '']) {
			for (const operation of ['getStatus', 'getManyStatuses']) {
				const { main } = await smsgo.run(operation, { messageId: '9999', recipient });
				expect(jsonOf({ main })).toMatchObject([
					{ messageId: '9999', accepted: null, status: 'unknown', isFinal: false },
				]);
				expect(jsonOf({ main })[0]?.['reason']).toMatch(
					/^smsgo (?:does not know this message: check|has no state for this message and recipient)/u,
				);
			}
		}
	},
);

describe('what fails', () => {
	test.each(['getStatus', 'getManyStatuses'])(
		'%s: the first failing item stops, or is routed',
		async (operation) => {
			const ids = await sent();
			const parameters = { messageId: '={{ $json.id }}', recipient: '={{ $json.to }}' };
			const items = ids.map((id, index) => ({ id, to: NUMBERS[index] }));
			smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -2 });
			const { error } = await smsgo.run(operation, parameters, { items });
			expect(error).toMatchObject({
				name: 'NodeApiError',
				context: { itemIndex: 0 },
				failure: { cause: 'credential-invalid' },
			});
			smsgo.simulator.smsgo.addFaults({ kind: 'html', status: 502, times: 1 });
			const { main, errors } = await smsgo.run(operation, parameters, {
				items,
				onError: 'continueErrorOutput',
			});
			expect(main.length + errors.length).toBe(3);
			expect(errors[0]?.json).toMatchObject({ error: 'smsgo answered with HTTP status 502' });
		},
	);
});

describe('getBalance', () => {
	test('a wrong password', async () => {
		const { error } = await smsgo.run(
			'getBalance',
			{ resource: 'account' },
			{ account: { password: 'not the password' } },
		);
		expect(error).toMatchObject({ name: 'NodeApiError', failure: { cause: 'credential-invalid' } });
		expect(JSON.stringify(error)).not.toContain('not the password');
	});
});

test.each([true, false])(
	'160 English characters are one message whatever encoding is chosen (160 with BIG5: %s)',
	async (big5AsciiGets160) => {
		smsgo.simulator.smsgo.changeSettings({ big5AsciiGets160 });
		for (const encoding of ['BIG5', 'UCS2', 'PBIG5', 'ASCII']) {
			for (const length of [70, 71, 160]) {
				const text = 'x'.repeat(length);
				const { main } = await smsgo.send([message('0912345678', text)], { encoding });
				expect(main[0]?.json).toMatchObject({ accepted: true, segments: 1, points: 1 });
				expect(smsgo.simulator.smsgo.messages().at(-1)).toMatchObject({
					shownText: text,
					truncated: false,
				});
			}
		}
	},
);

test('estimate agrees with what smsgo charges, and needs no credential', async () => {
	const items = [
		message('0912345678', 'short'),
		message('0912345678,0922345678', '長'.repeat(100)),
		message('0912345678', 'x'.repeat(320)),
		message('+8613681912700', '简体'),
		message('0912345678', '😀'.repeat(50)),
	];
	const { main: estimates } = await smsgo.run(
		'estimate',
		{ to: '={{ $json.to }}', text: '={{ $json.text }}' },
		{ items, credentials: {} },
	);
	const { main: sent } = await smsgo.send(items);
	for (const [index, { json }] of estimates.entries()) {
		const [result] = sent.filter(
			({ pairedItem }) => JSON.stringify(pairedItem) === JSON.stringify({ item: index }),
		);
		expect(json).toMatchObject({
			encoding: result?.json['encoding'],
			segments: result?.json['segments'],
			points: result?.json['requestPoints'],
		});
	}
});
