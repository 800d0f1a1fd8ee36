import { matching } from '../../gateways/mitake/support';
import { jsonOf, message, MitakeHarness, numbers, textOf } from './harness';

const mitake = new MitakeHarness().install();

/** Sends one message to so many numbers, lets them end, and gives what was returned. */
async function sent(count: number) {
	const { main } = await mitake.send(numbers(count).map((to) => message(to)));
	mitake.simulator.clock.advance(60_000);
	return jsonOf({ main });
}

const queries = () =>
	mitake.simulator.mitake.requests().filter(({ endpoint }) => endpoint?.startsWith('query'));

const fromItems = { batchId: '={{ $json.batchId }}', messageIds: '={{ $json.messageId }}' };

describe('getStatus', () => {
	test('one result for each item, paired, with the time of the status', async () => {
		const [first] = await sent(1);
		const { main } = await mitake.run('getStatus', fromItems, { items: [first ?? {}] });
		expect(main).toMatchObject([{ pairedItem: { item: 0 } }]);
		expect(jsonOf({ main })).toEqual([
			{
				recipient: null,
				messageId: first?.['messageId'],
				accepted: true,
				status: 'delivered',
				isFinal: true,
				reason: null,
				points: 3,
				requestPoints: null,
				input: null,
				raw: { code: '0', text: null },
				batchId: first?.['batchId'],
				statusAt: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u),
			},
		]);
	});

	test.each([
		['1', 'queued', false],
		['2', 'sent', false],
		['1001', 'cancelled', true],
		['2000', 'rejected', true],
		['2001', 'undeliverable', true],
		['2002', 'rejected', true],
		['2003', 'expired', true],
		['2999', 'failed', true],
		['9998', 'failed', true],
		['9999', 'failed', true],
		['3000', 'unknown', false],
	])('state %s is %s', async (state, status, isFinal) => {
		mitake.simulator.mitake.setFates({ '0910000000': { status: state } });
		const items = await sent(1);
		const { main } = await mitake.run('getStatus', fromItems, { items });
		expect(jsonOf({ main })).toMatchObject([
			{ status, isFinal, accepted: true, raw: { code: state } },
		]);
	});

	test('250 items of one batch are three requests, those of another batch one more', async () => {
		const items = await sent(250);
		const { main: other } = await mitake.send([message('0912345678', 'another')]);
		const all = [...items, ...jsonOf({ main: other })];
		const { main } = await mitake.run('getStatus', fromItems, { items: all });
		expect(jsonOf({ main }).map(({ messageId }) => messageId)).toEqual(
			all.map(({ messageId }) => messageId),
		);
		expect(queries()).toHaveLength(4);
	});

	test('a list in one item, and an id that Mitake does not know beside those that it knows', async () => {
		const items = await sent(2);
		const ids = items.map((json) => textOf(json, 'messageId'));
		const { main } = await mitake.run('getStatus', {
			batchId: textOf(items[0], 'batchId'),
			messageIds: `={{ ${JSON.stringify([ids[1], '9', ids[0]])} }}`,
		});
		expect(jsonOf({ main })).toMatchObject([
			{ messageId: ids[1], status: 'delivered' },
			{ messageId: '9', status: 'unknown', isFinal: false, accepted: null },
			{ messageId: ids[0], status: 'delivered' },
		]);
		expect(jsonOf({ main })[1]?.['reason']).toContain('Mitake has no state for this message');
	});
});

describe('getBatchStatus', () => {
	test.each(['numeric', 'string', 'doc', 'trailingCommas'] as const)(
		'every message of the batch, in the style %s',
		async (replyStyle) => {
			mitake.simulator.mitake.changeSettings({ replyStyle });
			const items = await sent(30);
			const { main } = await mitake.run('getBatchStatus', {
				batchId: textOf(items[0], 'batchId'),
			});
			const [first] = items;
			expect(
				jsonOf({ main }).map(({ batchId, messageId, status }) => [batchId, messageId, status]),
			).toEqual(items.map(({ messageId }) => [first?.['batchId'], messageId, 'delivered']));
		},
	);

	test('a batch that Mitake does not know gives an item that says so', async () => {
		const { main } = await mitake.run('getBatchStatus', { batchId: '304934976469110785' });
		expect(jsonOf({ main })).toMatchObject([
			{
				batchId: '304934976469110785',
				messageId: null,
				accepted: null,
				status: 'unknown',
				reason: 'Mitake has no messages in this batch: check the batch ID',
			},
		]);
	});
});

describe('what fails', () => {
	test.each(['getStatus', 'getBatchStatus'])(
		'%s: the first failing item stops, or is routed',
		async (operation) => {
			const items = await sent(1);
			mitake.simulator.mitake.addFaults({ kind: 'code', code: 1006, endpoint: 'queryBatch' });
			mitake.simulator.mitake.addFaults({ kind: 'code', code: 1006, endpoint: 'querySingle' });
			const { error } = await mitake.run(operation, fromItems, { items });
			expect(error).toMatchObject({
				name: 'NodeApiError',
				message: 'Mitake does not take requests from the IP address of this server',
				failure: { cause: 'configuration-invalid' },
			});
			mitake.simulator.mitake.clearFaults();
			mitake.simulator.mitake.addFaults({ kind: 'html', status: 502 });
			const { errors } = await mitake.run(operation, fromItems, {
				items,
				onError: 'continueErrorOutput',
			});
			expect(errors[0]?.json).toMatchObject({ error: 'Mitake answered with HTTP status 502' });
		},
	);

	test('an expired token is renewed, and nobody notices', async () => {
		const items = await sent(1);
		mitake.simulator.mitake.expireTokens();
		const { main } = await mitake.run('getStatus', fromItems, { items });
		expect(jsonOf({ main })).toMatchObject([{ status: 'delivered' }]);
	});
});

describe.each(['exact', 'rounded'] as const)('a server that answers with %s IDs', (queryIds) => {
	const note: unknown = queryIds === 'exact' ? null : matching(/with its last digits lost/u);

	test.each(['getStatus', 'getBatchStatus'])('is understood by %s', async (operation) => {
		const items = await sent(2);
		mitake.simulator.mitake.changeSettings({ queryIds });
		const [first] = items;
		const input = operation === 'getStatus' ? items : items.slice(0, 1);
		const { main } = await mitake.run(operation, fromItems, { items: input });
		const expected = { batchId: first?.['batchId'], status: 'delivered', reason: note };
		expect(jsonOf({ main })).toMatchObject([expected, expected]);
	});
});
