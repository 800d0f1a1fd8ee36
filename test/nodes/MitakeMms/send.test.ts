import { matching } from '../../gateways/mitake/support';
import { jsonOf, message, MitakeHarness, numbers, textOf } from './harness';

const mitake = new MitakeHarness().install();

describe('a result for every recipient', () => {
	test('items with one message share a request, results keep the order and pairing of the input', async () => {
		const { main, hints, error } = await mitake.send([
			message('0912-345-678'),
			message('+886 922 345 678'),
			message('0933345678', 'another content'),
		]);
		expect(error).toBeUndefined();
		expect(hints.map((hint) => hint.message)).toEqual([
			expect.stringContaining('3 messages were accepted, for 9 points in all'),
		]);
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		const [first, second, third] = jsonOf({ main });
		const aNumber: unknown = expect.any(Number);
		expect(first).toEqual({
			recipient: '0912345678',
			messageId: matching(/^\d{18}$/u),
			accepted: true,
			status: 'queued',
			isFinal: false,
			reason: null,
			points: 3,
			requestPoints: 6,
			input: '0912-345-678',
			scheduledAt: null,
			raw: { code: '1', text: matching(/./u) },
			batchId: matching(/^\d{18}$/u),
			clientMessageId: matching(/^[0-9a-f-]{36}$/u),
			isReplay: false,
			statusAt: matching(/^[\d-]{10}T[\d:]{8}\+08:00$/u),
			pointsLeft: aNumber,
		});
		expect(second).toMatchObject({ recipient: '0922345678', batchId: first?.['batchId'] });
		expect(third).toMatchObject({ recipient: '0933345678', requestPoints: 3 });
		expect(third?.['batchId']).not.toBe(first?.['batchId']);
		expect(mitake.simulator.mitake.batches()).toMatchObject([
			{ subject: '主旨', content: '測試', projectName: '', attachments: [] },
			{ content: 'another content' },
		]);
		const ids = mitake.simulator.mitake.messages().map(({ cID, msgID }) => [cID, msgID]);
		expect(ids).toEqual(
			jsonOf({ main }).map(({ clientMessageId, messageId }) => [clientMessageId, messageId]),
		);
	});

	test('a list gives a result for each, paired with its item', async () => {
		const { main } = await mitake.send([
			message('0912345678, 0922345678\n0933345678'),
			message(['0955345678', '0966345678']),
		]);
		expect(main.map(({ json, pairedItem }) => [json['recipient'], pairedItem])).toEqual([
			['0912345678', { item: 0 }],
			['0922345678', { item: 0 }],
			['0933345678', { item: 0 }],
			['0955345678', { item: 1 }],
			['0966345678', { item: 1 }],
		]);
		expect(mitake.pushes()).toHaveLength(1);
	});

	test('1,200 recipients leave in three requests, of three batches', async () => {
		const { main } = await mitake.send(numbers(1200).map((to) => message(to)));
		expect(main.map(({ json }) => json['recipient'])).toEqual(numbers(1200));
		expect(main.map(({ json }) => json['accepted'])).toEqual(Array(1200).fill(true));
		expect(mitake.pushes().map(({ recipients }) => recipients)).toEqual([500, 500, 200]);
		expect(new Set(main.map(({ json }) => json['batchId'])).size).toBe(3);
		expect(new Set(main.map(({ json }) => json['clientMessageId'])).size).toBe(1200);
	});

	test.each([
		{ replyStyle: 'numeric' },
		{ replyStyle: 'string' },
		{ replyStyle: 'doc' },
		{ replyStyle: 'trailingCommas' },
		{ shuffleMessages: true },
		{ extraFields: true },
		{ replyContentType: 'text/plain' },
		{ statusStyle: 'number' },
		{ omitPoints: true },
	] as const)('%j: ids are text, digit by digit, and go back into a query', async (settings) => {
		mitake.simulator.mitake.changeSettings(settings);
		const { main } = await mitake.send(numbers(7).map((to) => message(to)));
		const sent = mitake.simulator.mitake.messages();
		expect(
			jsonOf({ main }).map(({ recipient, batchId, messageId }) => ({
				recipient,
				batchId,
				messageId,
			})),
		).toEqual(
			sent.map(({ recipient, batchID, msgID }) => ({
				recipient,
				batchId: batchID,
				messageId: msgID,
			})),
		);
		mitake.simulator.clock.advance(60_000);
		const { main: statuses } = await mitake.run(
			'getStatus',
			{ batchId: '={{ $json.batchId }}', messageIds: '={{ $json.messageId }}' },
			{ items: jsonOf({ main }) },
		);
		expect(jsonOf({ main: statuses }).map(({ status }) => status)).toEqual(
			sent.map(() => 'delivered'),
		);
	});
});

describe('options', () => {
	test('times in the zone of the workflow become Taiwanese times', async () => {
		const { main, hints } = await mitake.send(
			[message('0912345678')],
			{ sendAt: '2099年1月31日 上午 9:30', expireAt: '2099-02-01 09:30', projectName: ' 專案 ' },
			{ timezone: 'America/New_York' },
		);
		expect(jsonOf({ main })).toMatchObject([
			{
				status: 'scheduled',
				accepted: true,
				isFinal: false,
				scheduledAt: '2099-01-31T22:30:00+08:00',
			},
		]);
		expect(hints.map((hint) => hint.message)).toContain(
			"1 message will go at 2099-01-31 22:30 in Taiwan (09:30 in America/New_York, this workflow's time zone)",
		);
		expect(mitake.simulator.mitake.batches()).toMatchObject([
			{ orderTime: '20990131223000', expireTime: '20990201223000', projectName: '專案' },
		]);
	});

	test('a client message ID of one’s own is the cID, and with several recipients one from it', async () => {
		const { main } = await mitake.send([message('0912345678'), message('0922345678, 0933345678')], {
			clientMessageId: '={{ "order-" + $itemIndex }}',
		});
		const [first, second, third] = jsonOf({ main }).map((json) => textOf(json, 'clientMessageId'));
		expect(first).toBe('order-0');
		expect(second).toMatch(/^[0-9a-f-]{36}$/u);
		expect(third).not.toBe(second);
		const again = await mitake.send([message('0912345678'), message('0922345678, 0933345678')], {
			clientMessageId: '={{ "order-" + $itemIndex }}',
		});
		expect(jsonOf(again).map(({ accepted }) => accepted)).toEqual([true, true, true]);
		expect(jsonOf(again).map(({ messageId }) => messageId)).toEqual(
			jsonOf({ main }).map(({ messageId }) => messageId),
		);
		expect(mitake.simulator.mitake.messages()).toHaveLength(3);
	});

	test('two equal ones in an execution are refused before the second leaves', async () => {
		const { main } = await mitake.send(
			[message('0912345678', 'one'), message('0922345678', 'two')],
			{ clientMessageId: 'order-1' },
		);
		expect(jsonOf({ main })).toMatchObject([
			{ accepted: true },
			{ accepted: false, status: 'failed', reason: matching(/order-1/u) },
		]);
		expect(mitake.simulator.mitake.messages()).toHaveLength(1);
	});

	test('duplicates are skipped, and recipients beyond the most refused', async () => {
		const { main } = await mitake.send(
			[
				message('0912345678'),
				message('+886912345678'),
				message('0922345678'),
				message('0933345678'),
			],
			{ skipDuplicates: true, maxRecipients: 2 },
		);
		expect(jsonOf({ main }).map(({ status }) => status)).toEqual([
			'queued',
			'skipped',
			'queued',
			'failed',
		]);
		expect(jsonOf({ main })[1]).toMatchObject({
			batchId: null,
			clientMessageId: null,
			pointsLeft: null,
		});
	});

	test('what is left of the points is told', async () => {
		mitake.simulator.mitake.changeAccount({ points: 100 });
		const { main } = await mitake.send([message('0912345678'), message('0922345678')]);
		expect(jsonOf({ main })).toMatchObject([
			{ points: 3, requestPoints: 6, pointsLeft: 94 },
			{ points: 3, requestPoints: 6, pointsLeft: 94 },
		]);
	});
});

test('the request is that of the document, and secrets are in no output', async () => {
	const output = await mitake.send([message('0912345678')]);
	expect(mitake.pushes()).toMatchObject([
		{
			method: 'POST',
			headers: {
				authorization: 'bearer ***',
				clientid: mitake.simulator.mitake.account().clientId,
				actiontype: 'push',
				'content-type': 'application/json',
			},
		},
	]);
	expect(JSON.stringify(output)).not.toContain(mitake.simulator.mitake.account().clientSecret);
	expect(JSON.stringify(output)).not.toMatch(/bearer|accessToken/u);
});

test('10,000 recipients of one message are 20 requests with one token', async () => {
	const { main } = await mitake.send([message(numbers(10_000))]);
	expect(main.filter(({ json }) => json['accepted'] === true)).toHaveLength(10_000);
	const { tokenRequests, traffic } = mitake.simulator.mitake.summary();
	expect([mitake.pushes().length, tokenRequests]).toEqual([20, 1]);
	expect(traffic.maxConnections).toBeLessThanOrEqual(10);
});
