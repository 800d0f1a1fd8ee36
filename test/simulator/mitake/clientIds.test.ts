import { MESSAGE, parsed } from './harness';
import { harness } from './started';

const HOUR = 3_600_000;

describe('a cID', () => {
	it('that is sent again is answered to the byte as before, and nothing is sent', async () => {
		const destinations = [
			{ to: '0911111111', cID: 'a' },
			{ to: '0922222222', cID: 'b' },
		];
		const first = await harness.push({ destinations });
		harness.simulator.clock.advance(12 * HOUR - 60_000);
		harness.token = await harness.newToken();
		const second = await harness.push({ destinations, subject: 'another', attachments: undefined });
		expect(second.bytes.equals(first.bytes)).toBe(true);
		expect(harness.panel.summary()).toMatchObject({ charged: 6, messages: 2, batches: 1 });
		harness.simulator.clock.advance(60_000);
		const third = await harness.push({ destinations });
		expect(third.batchID).not.toBe(first.batchID);
		expect(harness.panel.summary()).toMatchObject({ charged: 12, messages: 4, batches: 2 });
	});

	it('keeps its message entry among new ones', async () => {
		const first = await harness.push();
		const entry = /\{"msgID".*?\}/.exec(first.body)?.[0] ?? '';
		const mixed = { destinations: [...MESSAGE.destinations, { to: '0922222222', cID: 'new' }] };
		harness.simulator.clock.advance(60_000);
		const second = await harness.push(mixed);
		expect(entry).toContain('client-1');
		expect(second.body).toContain(entry);
		expect(second.batchID).not.toBe(first.batchID);
		expect(parsed(second)).toMatchObject({ costPoints: 3, accountPoints: 999_994 });
		expect(harness.panel.messages().map(({ cID }) => cID)).toEqual(['client-1', 'new']);
		expect((await harness.push(mixed)).body).toBe(second.body);
		expect((await harness.push()).body).toBe(first.body);
	});

	it('of a part of an earlier batch is answered under that batch, free of charge', async () => {
		const a = { to: '0911111111', cID: 'a' };
		const first = await harness.push({ destinations: [a, { to: '0922222222', cID: 'b' }] });
		const part = await harness.push({ destinations: [a] });
		expect(part).toMatchObject({ batchID: first.batchID, msgIDs: first.msgIDs.slice(0, 1) });
		expect(parsed(part)).toMatchObject({ costPoints: 0, accountPoints: 999_994 });
		expect(harness.panel.batches()).toHaveLength(1);
	});

	it('that was refused is not remembered, nor is a message without one', async () => {
		await harness.push({ destinations: [{ to: '1', cID: 'a' }] });
		expect(
			(await harness.push({ destinations: [{ to: '0911111111', cID: 'a' }] })).statuses,
		).toEqual(['1']);
		await harness.pushTo('0922222222');
		await harness.pushTo('0922222222');
		expect(harness.panel.messages()).toHaveLength(3);
	});

	it('is answered again even if the account is empty', async () => {
		harness.panel.changeAccount({ points: 3 });
		const first = await harness.push();
		expect((await harness.push()).body).toBe(first.body);
		expect((await harness.pushTo('0922222222')).code).toBe('3001');
	});
});
