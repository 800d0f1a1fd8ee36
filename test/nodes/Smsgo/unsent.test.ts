import type { IDataObject } from 'n8n-workflow';
import { jsonOf, message, SmsgoHarness, textOf } from './harness';

const smsgo = new SmsgoHarness().install();
const A = '0912345678';
const B = '0922345678';
const fromItems = { messageId: '={{ $json.messageId }}', recipient: '={{ $json.recipient }}' };

const requests = (endpoint: string) =>
	smsgo.simulator.smsgo.requests().filter((request) => request.endpoint === endpoint).length;

/** What a send gives of which some was not accepted: sent, bad, skipped, lost, sent. */
async function mixed(options = {}): Promise<IDataObject[]> {
	smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter', recipient: '0933345678' });
	const items = [
		message(A),
		message('no number'),
		message(A),
		message('0933345678', 'lost'),
		message(B),
	];
	const { main, errors } = await smsgo.send(items, { skipDuplicates: true, ...options });
	smsgo.simulator.clock.advance(60_000);
	expect(errors).toEqual([]);
	expect(jsonOf({ main }).map(({ accepted }) => accepted)).toEqual([
		true,
		false,
		false,
		null,
		true,
	]);
	return jsonOf({ main });
}

describe('the items of a send, asked about as they are', () => {
	test.each([
		['getStatus', 'query', 2],
		['getManyStatuses', 'queryBulk', 1],
	])(
		'%s passes on what was not accepted, says so, and asks about the others',
		async (operation, endpoint, count) => {
			const items = await mixed();
			const { main, error, hints } = await smsgo.run(operation, fromItems, { items });
			expect(error).toBeUndefined();
			expect(jsonOf({ main }).map(({ status }) => status)).toEqual([
				'delivered',
				'failed',
				'skipped',
				'unknown',
				'delivered',
			]);
			expect([1, 2, 3].map((index) => jsonOf({ main })[index])).toEqual(items.slice(1, 4));
			expect(main.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			expect(hints.map((hint) => hint.message)).toEqual([
				'3 of 5 items are passed on as they came: their messages were not accepted, so there is no ID to ask for',
			]);
			expect(requests(endpoint)).toBe(count);
		},
	);

	test('as they leave by the error output', async () => {
		const { main, errors } = await smsgo.send(
			[message('no number'), message(A)],
			{},
			{ onError: 'continueErrorOutput' },
		);
		smsgo.simulator.clock.advance(60_000);
		const items = jsonOf({ main: [...errors, ...main] });
		const asked = await smsgo.run('getManyStatuses', fromItems, { items });
		expect(jsonOf(asked)[0]).toEqual(items[0]);
		expect(jsonOf(asked)[1]).toMatchObject({ recipient: A, status: 'delivered' });
	});

	test.each([
		['in a list', (values: unknown[]) => `={{ ${JSON.stringify(values)} }}`],
		[
			'between commas',
			(values: unknown[]) =>
				values.map((value) => (typeof value === 'string' ? value : '')).join(', '),
		],
	])('%s', async (_what, list) => {
		const items = await mixed();
		const { main, hints } = await smsgo.run('getManyStatuses', {
			messageId: list(items.map(({ messageId }) => messageId)),
			recipient: list(items.map(({ recipient }) => recipient)),
		});
		expect(jsonOf({ main }).map(({ recipient, status }) => [recipient, status])).toEqual([
			[A, 'delivered'],
			[B, 'delivered'],
		]);
		expect(hints.map((hint) => hint.message)).toEqual([
			"2 of 5 entries of 'Message ID' are empty and left out: a message that was not accepted has no ID to ask for",
		]);
	});

	test.each(['getStatus', 'getManyStatuses'])(
		'%s: a number that smsgo does not take leaves the others their answers',
		async (operation) => {
			smsgo.simulator.smsgo.changeSettings({ strictChinaPrefixes: false });
			const numbers = [...Array.from({ length: 20 }, (_, index) => `09${15_000_000 + index}`)];
			numbers.splice(7, 0, '+8619681912700');
			const { main: sent } = await smsgo.send(numbers.map((number) => message(number)));
			smsgo.simulator.clock.advance(60_000);
			smsgo.simulator.smsgo.changeSettings({ strictChinaPrefixes: true });
			const items = jsonOf({ main: sent });
			const { main, error } = await smsgo.run(operation, fromItems, { items });
			expect(error).toBeUndefined();
			expect(jsonOf({ main }).map(({ recipient }) => recipient)).toEqual(numbers);
			const [bad] = jsonOf({ main }).splice(7, 1);
			expect(bad).toMatchObject({
				accepted: null,
				status: 'unknown',
				isFinal: false,
				raw: { code: '-5' },
			});
			expect(bad?.['reason']).toContain("smsgo refused a recipient's number");
			expect(jsonOf({ main }).filter(({ status }) => status === 'delivered')).toHaveLength(20);
		},
	);

	test('an item that is no result of a send still lacks its ID', async () => {
		const { error } = await smsgo.run('getStatus', fromItems, { items: [{ recipient: A }] });
		expect(error?.message).toBe("'Message ID' is empty");
	});
});

describe('cancel', () => {
	const parameters = { messageId: '={{ $json.messageId }}' };

	test('asks once for each message ID and answers for all its items', async () => {
		const numbers = Array.from({ length: 60 }, (_, index) => `09${14_000_000 + index}`);
		const texts = ['one', 'two'];
		const { main: sent } = await smsgo.send(
			numbers.map((number, index) => message(number, texts[index % 2])),
			{ sendAt: '2031-01-01T00:00:00' },
		);
		const ids = sent.map(({ json }) => textOf(json, 'messageId'));
		expect(new Set(ids).size).toBe(2);
		const { main, hints } = await smsgo.run('cancel', parameters, {
			items: jsonOf({ main: sent }),
		});
		expect(jsonOf({ main })).toEqual(ids.map((messageId) => ({ messageId, cancelled: true })));
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		expect(hints).toEqual([]);
		expect(requests('cancel')).toBe(2);
	});

	test('asks once however far apart the items of a message are', async () => {
		const { main: sent } = await smsgo.send(
			Array.from({ length: 40 }, (_, index) => message(A, `text ${index}`)),
			{ sendAt: '2031-01-01T00:00:00' },
		);
		const items = [...jsonOf({ main: sent }), ...jsonOf({ main: sent })];
		const { main } = await smsgo.run('cancel', parameters, { items });
		expect(jsonOf({ main }).map(({ cancelled }) => cancelled)).toEqual(items.map(() => true));
		expect(requests('cancel')).toBe(40);
	});

	test('passes on what was not accepted', async () => {
		const items = await mixed({ sendAt: '2031-01-01T00:00:00' });
		const { main, hints } = await smsgo.run('cancel', parameters, { items });
		expect([1, 2, 3].map((index) => jsonOf({ main })[index])).toEqual(items.slice(1, 4));
		expect(jsonOf({ main }).map(({ cancelled }) => cancelled)).toEqual([
			true,
			undefined,
			undefined,
			undefined,
			true,
		]);
		expect(hints).toHaveLength(1);
	});

	test('what cannot be cancelled is said of all its items, in one request', async () => {
		const { main: sent } = await smsgo.send([message(A), message(B)]);
		const { main } = await smsgo.run('cancel', parameters, { items: jsonOf({ main: sent }) });
		expect(jsonOf({ main })).toMatchObject([{ cancelled: null }, { cancelled: null }]);
		expect(requests('cancel')).toBe(1);
	});
});
