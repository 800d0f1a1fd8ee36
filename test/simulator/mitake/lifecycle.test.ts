import { harness } from './started';

beforeEach(async () => {
	await harness.startSecond();
});

const HOUR = 3_600_000;
const statuses = () => harness.message().history.map(({ status }) => status);

describe('a message', () => {
	it('goes from 1 over 2 to 0 by the clock', async () => {
		const { batchID } = await harness.push();
		const seen: string[] = [];
		for (const ms of [500, 600, 1_000, 1_000]) {
			await harness.advance(ms);
			seen.push(...(await harness.queryBatch(batchID)).statuses);
		}
		expect(seen).toEqual(['1', '2', '2', '0']);
		expect(harness.panel.handset('0911111111')).toHaveLength(1);
	});

	it.each([
		['0912391001', ['1', '2', '1001']],
		['0912392000', ['1', '2', '2000']],
		['0912392001', ['1', '2', '2001']],
		['0912392002', ['1', '2', '2002']],
		['0912392003', ['1', '2', '2003']],
		['0912392999', ['1', '2', '2999']],
		['0912393000', ['1', '2', '3000']],
		['0912399998', ['1', '2', '9998']],
		['0912399999', ['1', '2', '9999']],
		['0912390001', ['1']],
		['0912390002', ['1', '2']],
		['0912345678', ['1', '2', '0']],
	])('to %s ends as its ending says', async (number, expected) => {
		await harness.pushTo(number);
		await harness.advance(24 * HOUR);
		expect(statuses()).toEqual(expected);
	});

	it('ends as its fate says', async () => {
		harness.panel.setFates({ '0912392000': { status: '0', afterMs: 10_000 } });
		await harness.pushTo('0912392000');
		await harness.advance(9_000);
		expect(harness.message().status).toBe('2');
		await harness.advance(1_000);
		expect(harness.message().status).toBe('0');
	});

	it('keeps a status that was set by hand', async () => {
		await harness.push();
		const { batchID, msgID } = harness.message();
		harness.panel.setState(batchID, msgID, '2');
		await harness.advance(HOUR);
		expect(statuses()).toEqual(['1', '2']);
		harness.panel.setState(batchID, msgID, '0');
		expect(statuses()).toEqual(['1', '2', '0']);
		expect(() => {
			harness.panel.setState(batchID, '5', '0');
		}).toThrow('There is no message 5');
		expect(() => {
			harness.panel.setState(batchID, msgID, 'DELIVRD');
		}).toThrow('must be text');
	});
});

describe('a scheduled message', () => {
	it('waits as 1000 until it is due', async () => {
		const { batchID, statuses: first } = await harness.push({ orderTime: harness.time(HOUR) });
		expect(first).toEqual(['1000']);
		await harness.advance(HOUR - 5_000);
		expect((await harness.queryBatch(batchID)).statuses).toEqual(['1000']);
		expect(harness.panel.handset('0911111111')).toEqual([]);
		await harness.advance(5_000);
		expect((await harness.queryBatch(batchID)).statuses).toEqual(['1']);
		await harness.advance(HOUR);
		expect(statuses()).toEqual(['1000', '1', '2', '0']);
	});

	it('that was cancelled does not leave', async () => {
		await harness.push({ orderTime: harness.time(HOUR) });
		const { batchID, msgID } = harness.message();
		harness.panel.setState(batchID, msgID, '1001');
		await harness.advance(2 * HOUR);
		expect(statuses()).toEqual(['1000', '1001']);
		expect(harness.message().sentAt).toBeNull();
	});

	it('that is due this very second leaves at once', async () => {
		expect((await harness.push({ orderTime: harness.time(0) })).statuses).toEqual(['1']);
	});
});

describe('an expire time', () => {
	it('ends what has not arrived by then with 2003', async () => {
		harness.panel.setFates({ '0911111111': { status: '0', afterMs: 2 * HOUR } });
		await harness.push({ expireTime: harness.time(HOUR) });
		await harness.advance(3 * HOUR);
		expect(statuses()).toEqual(['1', '2', '2003']);
		const { history } = harness.message();
		const [, , last] = history;
		expect(last?.at).toBe(harness.batch().expiresAt);
	});

	it('is what a handset waits for that cannot be reached', async () => {
		await harness.push({
			destinations: [{ to: '0912392003' }],
			orderTime: harness.time(HOUR),
			expireTime: harness.time(2 * HOUR),
		});
		await harness.advance(2 * HOUR - 5_000);
		expect(harness.message().status).toBe('2');
		await harness.advance(5_000);
		expect(statuses()).toEqual(['1000', '1', '2', '2003']);
	});

	it('does nothing to what has arrived', async () => {
		await harness.push({ expireTime: harness.time(HOUR) });
		await harness.advance(2 * HOUR);
		expect(statuses()).toEqual(['1', '2', '0']);
	});
});
