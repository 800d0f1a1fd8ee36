import { parsed, taipeiTime, updatesOf } from './harness';
import { receiver, statuses, updates } from './registered';
import { harness } from './started';

const DAY = 86_400_000;
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => `09${`${index}`.padStart(8, '0')}`);

describe('a report', () => {
	it('is a POST of JSON with bare ids', async () => {
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		const { batchID, msgID, history } = harness.message();
		const [first] = receiver.calls;
		expect(first).toMatchObject({ method: 'POST', target: '/hook', type: 'application/json' });
		const { form = '' } = first ?? {};
		expect(form).toMatch(
			new RegExp(
				`^\\{"messages":\\[\\{"batchID":${batchID},"msgID":${msgID},"status":"2",` +
					`"statusTime":"${taipeiTime(history[1]?.at ?? 0)}","point":3\\},\\{"batchID":${batchID},`,
			),
		);
		expect(parsed({ body: form })).toMatchObject({
			messages: [{ status: '2' }, { status: '0', point: 3 }],
		});
		expect(receiver.calls).toHaveLength(1);
	});

	it('goes nowhere without a URL', async () => {
		harness.panel.changeSettings({ callbackUrl: null });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		expect(harness.panel.callbacks()).toMatchObject({ reports: { due: 0 }, backlog: { held: 0 } });
	});

	it('can have other content types, quoted ids and no points', async () => {
		const contentType = 'application/json; charset=UTF-8';
		harness.panel.changeSettings({
			callbacks: { contentType, idStyle: 'quoted', omitPoint: true },
		});
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		const { batchID, msgID } = harness.message();
		const [first] = receiver.calls;
		const form = first?.form ?? '';
		expect(first?.type).toBe(contentType);
		expect(form).toContain(`{"batchID":"${batchID}","msgID":"${msgID}","status":"2",`);
		expect(form).not.toContain('point');
	});

	it('can be a bare list, and a message by itself where there is one', async () => {
		harness.panel.changeSettings({ callbacks: { bodyStyle: 'list', idStyle: 'quoted' } });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		const { batchID, msgID } = harness.message();
		expect(receiver.calls[0]?.form).toMatch(/^\[\{"batchID":.*\},\{.*\}\]$/u);
		expect(parsed({ body: receiver.calls[0]?.form ?? '' })).toMatchObject([
			{ batchID, msgID, status: '2' },
			{ batchID, msgID, status: '0' },
		]);
		receiver.calls.length = 0;
		harness.panel.changeSettings({ callbacks: { bodyStyle: 'single', messagesPerRequest: 1 } });
		await harness.pushTo('0922222222');
		await harness.advance(3_000);
		expect(receiver.calls).toHaveLength(2);
		for (const { form = '' } of receiver.calls) expect(form).toMatch(/^\{"batchID":[^[]*\}$/u);
		receiver.calls.length = 0;
		harness.panel.changeSettings({ callbacks: { messagesPerRequest: 2 } });
		await harness.pushTo('0933333333');
		await harness.advance(3_000);
		expect(receiver.calls[0]?.form).toMatch(/^\{"messages":\[/u);
	});

	it('quotes ids that are no numbers', async () => {
		harness.panel.changeSettings({ replyStyle: 'doc' });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		const { batchID, msgID } = harness.message();
		expect(parsed({ body: receiver.calls[0]?.form ?? '' })).toMatchObject({
			messages: [
				{ batchID, msgID, status: '2' },
				{ batchID, msgID, status: '0' },
			],
		});
	});

	it('shares a request with others of any batch', async () => {
		harness.panel.changeSettings({ callbacks: { messagesPerRequest: 4 } });
		await harness.pushTo(...numbers(3));
		await harness.pushTo(...numbers(2));
		await harness.advance(3_000);
		expect(receiver.calls.map((call) => updatesOf(call).length)).toEqual([4, 4, 2]);
		const [first] = receiver.calls;
		const batches = first === undefined ? [] : updatesOf(first).map(({ batchID }) => batchID);
		expect(new Set(batches).size).toBe(2);
		expect(statuses().filter((status) => status === '0')).toHaveLength(5);
	});

	it('tells the first status too where the setting says so', async () => {
		harness.panel.changeSettings({ callbacks: { reportFirstStatus: true } });
		await harness.push({ orderTime: harness.time(60_000) });
		await harness.advance(DAY);
		expect(statuses()).toEqual(['1000', '1', '2', '0']);
	});

	it('can come out of order', async () => {
		harness.panel.changeSettings({
			callbacks: { order: 'reversed', messagesPerRequest: 1, maxConnections: 1 },
		});
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		expect(receiver.calls).toHaveLength(2);
		expect(statuses()).toEqual(['0', '2']);
		harness.panel.changeSettings({ callbacks: { order: 'random' } });
		receiver.calls.length = 0;
		await harness.pushTo(...numbers(20));
		await harness.advance(3_000);
		const ids = updates().map(({ msgID }) => msgID);
		expect(ids).toHaveLength(40);
		expect(ids).not.toEqual(ids.toSorted());
	});

	it('can come several times', async () => {
		harness.panel.changeSettings({ callbacks: { minCopies: 3, maxCopies: 3 } });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		expect(receiver.calls).toHaveLength(3);
		expect(new Set(receiver.calls.map(({ form }) => form)).size).toBe(1);
		expect(harness.panel.callbacks().reports).toMatchObject({ due: 1, attempts: 3, repeats: 2 });
	});

	it('tells an unknown status', async () => {
		await harness.pushTo('0912393000');
		await harness.advance(3_000);
		expect(statuses()).toEqual(['2', '3000']);
	});
});

describe('a report that is not acknowledged', () => {
	it.each([201, 204, 302, 404, 500])('by HTTP %i is repeated', async (status) => {
		receiver.answering = (_, index) => ({ status: index < 3 ? status : 200 });
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		const counts = [receiver.calls.length];
		for (const ms of [9_000, 1_000, 60_000, 299_000, 1_000, DAY]) {
			await harness.advance(ms);
			counts.push(receiver.calls.length);
		}
		expect(counts).toEqual([1, 1, 2, 3, 3, 4, 4]);
		const { reports, attempts } = harness.panel.callbacks();
		expect(reports).toMatchObject({ due: 1, acknowledged: 1, givenUp: 0, attempts: 4 });
		expect(attempts.map(({ reason }) => reason)).toEqual([
			...Array.from({ length: 3 }, () => `HTTP status ${status}, not 200`),
			null,
		]);
	});

	it('is repeated by the schedule that was set, then given up', async () => {
		harness.panel.changeSettings({ callbacks: { retries: 2, retryDelaysMs: [5_000] } });
		receiver.answering = () => 'reset';
		await harness.pushTo('0911111111');
		await harness.advance(3_000);
		for (let count = 0; count < 4; count++) await harness.advance(5_000);
		expect(receiver.calls).toHaveLength(3);
		expect(harness.panel.callbacks().reports).toMatchObject({ acknowledged: 0, givenUp: 1 });
	});

	it('counts as acknowledged by 200 whatever the body', async () => {
		receiver.answering = () => ({ status: 200, type: 'text/html', body: '<html>' });
		await harness.pushTo('0911111111');
		await harness.advance(DAY);
		expect(receiver.calls).toHaveLength(1);
	});
});
