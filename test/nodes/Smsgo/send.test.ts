import { jsonOf, message as item, SmsgoHarness } from './harness';

const smsgo = new SmsgoHarness().install();

describe('a result for every recipient', () => {
	test('items with one text share a request, results keep the order and pairing of the input', async () => {
		const { main, hints, error } = await smsgo.send([
			item('0912-345-678'),
			item('+886 922 345 678'),
			item('0933345678', 'another text'),
			item('+8613681912700'),
		]);
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('4 messages were accepted, for 4 points in all'),
		]);
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((index) => ({ item: index })),
		);
		const [first, second, third, fourth] = main.map(({ json }) => json);
		expect(first?.['messageId']).toMatch(/^\d{16}$/u);
		expect(first).toEqual({
			recipient: '0912345678',
			messageId: first?.['messageId'],
			accepted: true,
			status: 'queued',
			isFinal: false,
			reason: null,
			points: null,
			requestPoints: 2,
			input: '0912-345-678',
			scheduledAt: null,
			raw: { code: '0', text: 'OK' },
			encoding: 'BIG5',
			segments: 1,
		});
		expect(second).toMatchObject({ recipient: '0922345678', messageId: first?.['messageId'] });
		expect(third).toMatchObject({
			recipient: '0933345678',
			encoding: 'ASCII',
			points: 1,
			requestPoints: 1,
		});
		expect(fourth).toMatchObject({ recipient: '+8613681912700', encoding: 'BIG5', points: 1 });
		expect(smsgo.simulator.smsgo.requests()).toHaveLength(3);
		expect(smsgo.simulator.smsgo.handset('0933345678')).toMatchObject([{ text: 'another text' }]);
	});

	test('a list, however it is given, gives a result for each, paired with its item', async () => {
		const { main } = await smsgo.send([
			item('0912345678, 0922345678；0933345678\n0944345678'),
			item(['0955345678', 966345678]),
		]);
		expect(main.map(({ json, pairedItem }) => [json['recipient'], pairedItem])).toEqual([
			['0912345678', { item: 0 }],
			['0922345678', { item: 0 }],
			['0933345678', { item: 0 }],
			['0944345678', { item: 0 }],
			['0955345678', { item: 1 }],
			['0966345678', { item: 1 }],
		]);
	});

	test('120 recipients leave in three requests', async () => {
		const { main } = await smsgo.send(
			Array.from({ length: 120 }, (_, index) => item(`09${10_000_000 + index}`)),
		);
		expect(main.filter(({ json }) => json['accepted'] === true)).toHaveLength(120);
		expect(smsgo.simulator.smsgo.requests().map(({ recipients }) => recipients)).toEqual([
			50, 50, 20,
		]);
	});

	test('every character arrives, encoded once', async () => {
		const texts = ['100% + 1 & 2 = 3?', '您好，世界！%2B', '简体中文', '😀🎉 emoji', 'line\nbreak'];
		const { main } = await smsgo.send(texts.map((text, index) => item(`091234567${index}`, text)));
		expect(main.map(({ json }) => json['encoding'])).toEqual([
			'ASCII',
			'BIG5',
			'UCS2',
			'UCS2',
			'ASCII',
		]);
		for (const [index, text] of texts.entries()) {
			expect(smsgo.simulator.smsgo.handset(`091234567${index}`)).toMatchObject([{ text }]);
		}
	});

	test('long texts take the long form and are never cut', async () => {
		const { main } = await smsgo.send([
			item('0912345678', 'x'.repeat(161)),
			item('0922345678', '長'.repeat(71)),
			item('0933345678', '长'.repeat(330)),
		]);
		expect(
			main.map(({ json: { encoding, segments, requestPoints } }) => ({
				encoding,
				segments,
				requestPoints,
			})),
		).toEqual([
			{ encoding: 'LASCII', segments: 2, requestPoints: 2 },
			{ encoding: 'LBIG5', segments: 2, requestPoints: 2 },
			{ encoding: 'LUCS2', segments: 5, requestPoints: 5 },
		]);
		expect(smsgo.simulator.smsgo.handset('0933345678')).toMatchObject([{ text: '长'.repeat(330) }]);
	});
});

describe('options', () => {
	test('a delivery time in the zone of the workflow becomes Taiwanese time', async () => {
		const { main } = await smsgo.send(
			[item('0912345678')],
			{ sendAt: '2099-01-31T09:30:00' },
			{ timezone: 'America/New_York' },
		);
		expect(jsonOf({ main })).toMatchObject([{ status: 'scheduled', accepted: true }]);
		expect(smsgo.simulator.smsgo.messages()).toMatchObject([{ dlvtime: '2099/01/31 22:30:00' }]);
	});

	test('callback addresses go along, and those at which nobody listens are pointed out', async () => {
		const { main, hints } = await smsgo.send([item('0912345678')], {
			deliveryReportUrl: 'https://n8n.example.com/webhook/a/smsgo-reply',
			replyUrl: 'https://n8n.example.com/webhook-test/a/smsgo-reply',
			replyDays: 7,
		});
		expect(main).toHaveLength(1);
		expect(smsgo.simulator.smsgo.messages()).toMatchObject([
			{
				response: 'https://n8n.example.com/webhook/a/smsgo-reply',
				replyurl: 'https://n8n.example.com/webhook-test/a/smsgo-reply',
				replydays: 7,
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^'Delivery Report URL' has \/smsgo-reply in it.* \/smsgo-report in it/u,
			),
			expect.stringMatching(/^'Reply URL' is a Test URL.* \/smsgo-reply in it/u),
		]);
	});

	test('a callback address as private as the gateway itself is none of them', async () => {
		const deliveryReportUrl = 'http://192.168.1.5/webhook/a/smsgo-report';
		const { main, hints } = await smsgo.send([item('0912345678')], { deliveryReportUrl });
		expect(main[0]?.json).toMatchObject({ accepted: true });
		expect(hints).toEqual([]);
	});

	test('a WAP push over 88 bytes is sent, and the price is pointed out', async () => {
		const { hints, main } = await smsgo.send(
			[item('0912345678', '春季特賣會即將開始敬請期待'.repeat(3))],
			{
				encoding: 'PUSH',
				wapUrl: 'https://example.com/sale',
			},
		);
		expect(main[0]?.json).toMatchObject({ accepted: true, encoding: 'PUSH' });
		expect(hints[0]?.message).toContain('over the 88 of a WAP push');
	});

	test('duplicates are skipped within one execution, in whatever spelling', async () => {
		const { main, hints } = await smsgo.send(
			[item('0912345678'), item('+886912345678'), item('0912345678', 'another text')],
			{ skipDuplicates: true },
		);
		expect(main.map(({ json: { accepted, status } }) => [accepted, status])).toEqual([
			[true, 'queued'],
			[false, 'skipped'],
			[true, 'queued'],
		]);
		expect(hints.filter(({ type }) => type === 'warning')).toEqual([]);
		expect(smsgo.simulator.smsgo.handset('0912345678')).toHaveLength(2);
	});

	test('recipients beyond the most are refused one by one', async () => {
		const { main } = await smsgo.send([item('0912345678,0922345678'), item('0933345678')], {
			maxRecipients: 2,
		});
		expect(main.map(({ json }) => json['status'])).toEqual(['queued', 'queued', 'failed']);
		expect(main[2]?.json['reason']).toContain("'Max Recipients' allows 2");
		expect(smsgo.simulator.smsgo.handset('0933345678')).toEqual([]);
	});

	test('batching pauses between groups of items, whose messages leave before the pause', async () => {
		const start = Date.now();
		await smsgo.send([item('0912345678'), item('0922345678'), item('0933345678')], {
			batching: { batch: { batchSize: 2, batchInterval: 150 } },
		});
		expect(Date.now() - start).toBeGreaterThanOrEqual(140);
		expect(smsgo.simulator.smsgo.requests().map(({ recipients }) => recipients)).toEqual([2, 1]);
	});

	test('GET puts everything into the address, as the document shows it', async () => {
		const { main } = await smsgo.send(
			[item('+8613681912700', '您好')],
			{},
			{ account: { requestMethod: 'GET' } },
		);
		expect(main[0]?.json).toMatchObject({ accepted: true });
		expect(smsgo.simulator.smsgo.requests()).toMatchObject([
			{ method: 'GET', body: '', passwordInUrl: true, doubleEncoded: [] },
		]);
	});

	test('POST keeps the password out of the address', async () => {
		await smsgo.send([item('0912345678')]);
		expect(smsgo.simulator.smsgo.requests()).toMatchObject([
			{ method: 'POST', query: 'rtype=JSON', passwordInUrl: false },
		]);
	});

	test('the window is the most connections, and one is used again and again', async () => {
		smsgo.simulator.smsgo.changeSettings({ latencyMs: 5 });
		await smsgo.send(
			Array.from({ length: 60 }, (_, index) => item(`09${10_000_000 + index}`, `text ${index}`)),
			{ concurrency: 4 },
		);
		const used = new Set(smsgo.simulator.smsgo.requests().map(({ connection }) => connection));
		expect(used.size).toBeLessThanOrEqual(4);
	});
});
