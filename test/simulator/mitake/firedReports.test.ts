import { receiver, statuses, updates } from './registered';
import { harness } from './started';

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => `09${`${index}`.padStart(8, '0')}`);

describe('held reports', () => {
	it('leave together when they are released', async () => {
		harness.panel.changeSettings({ callbacks: { reportsEnabled: false } });
		await harness.pushTo(...numbers(250));
		await harness.advance(3_000);
		expect(harness.panel.callbacks()).toMatchObject({
			reports: { due: 0 },
			backlog: { held: 500 },
		});
		expect(harness.panel.releaseReports({ messagesPerRequest: 100, copies: 2 })).toBe(500);
		await harness.panel.callbacksIdle();
		expect(receiver.calls).toHaveLength(10);
		expect(new Set(receiver.calls.map(({ form }) => form)).size).toBe(5);
	});

	it('leave when reports are enabled again', async () => {
		harness.panel.changeSettings({ callbacks: { reportsEnabled: false } });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		harness.panel.changeSettings({ callbacks: { reportsEnabled: true } });
		await harness.panel.callbacksIdle();
		expect(statuses()).toEqual(['2', '0']);
	});
});

describe('hand-made reports', () => {
	it('tell what every message is, or what the spec says', async () => {
		await harness.pushTo('0911111111', '0922222222');
		expect(harness.panel.fireReports()).toBe(2);
		await harness.panel.callbacksIdle();
		expect(statuses()).toEqual(['1', '1']);
		const [first, second] = harness.panel.messages();
		const spec = { msgID: second?.msgID, statusTime: '20260101000000' };
		harness.panel.fireReports(
			{ ...spec, status: '0', point: null, messagesPerRequest: 1 },
			{ ...spec, status: '3000' },
			{ recipient: '0911111111', status: '2' },
		);
		await harness.panel.callbacksIdle();
		expect(updates().slice(2)).toEqual([
			{ batchID: second?.batchID, msgID: second?.msgID, status: '0' },
			{ batchID: second?.batchID, msgID: second?.msgID, status: '3000' },
			{ batchID: first?.batchID, msgID: first?.msgID, status: '2' },
		]);
		const without = receiver.calls.filter(({ form }) => !form.includes('point'));
		expect(without.map(({ form }) => form)).toEqual([
			expect.stringContaining('"statusTime":"20260101000000"}'),
		]);
		expect(harness.message().status).toBe('1');
	});

	it('leave even when reports are held back', async () => {
		harness.panel.changeSettings({ callbacks: { reportsEnabled: false } });
		await harness.pushTo('0911111111');
		harness.panel.fireReports({ status: '0', copies: 3 });
		await harness.panel.callbacksIdle();
		expect(statuses()).toEqual(['0', '0', '0']);
	});

	it('must name what there is', async () => {
		expect(() => harness.panel.fireReports({ msgID: '1' })).toThrow(
			'There is no message 1 to report',
		);
		expect(() => harness.panel.fireReports({ status: 'DELIVRD' })).toThrow("'status' of a report");
		harness.panel.changeSettings({ callbackUrl: null });
		expect(() => harness.panel.fireReports()).toThrow('callbackUrl');
		expect(() => harness.panel.fireRaw({ body: '' })).toThrow("needs a 'url'");
		await harness.panel.callbacksIdle();
		expect(receiver.calls).toEqual([]);
	});

	it('can be any body', async () => {
		harness.panel.changeSettings({ callbacks: { maxConnections: 1 } });
		harness.panel.fireRaw(
			{ body: '{"messages":[' },
			{ body: 'x', contentType: 'text/plain', copies: 2, url: `${receiver.url}/other` },
		);
		await harness.panel.callbacksIdle();
		expect(receiver.calls).toMatchObject([
			{ target: '/hook', form: '{"messages":[', type: 'application/json' },
			{ target: '/other', form: 'x', type: 'text/plain' },
			{ target: '/other', form: 'x', type: 'text/plain' },
		]);
		expect(harness.panel.callbacks().raw).toMatchObject({ due: 2, attempts: 3 });
	});
});
