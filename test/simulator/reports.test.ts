import { numbers, send } from './client';
import { advance, queries, receiver, sendReported } from './called';
import { simulator } from './started';

describe('a delivery report', () => {
	it('leaves when the state is final, one for every number', async () => {
		simulator.smsgo.setFates({ '0922222222': { state: 'UNDELIV', afterMs: 5_000, code: -10 } });
		const msgid = await sendReported({ dstaddr: '0911111111,0922222222' });
		await advance(100);
		expect(receiver.calls).toEqual([]);
		await advance(900);
		await advance(4_000);
		expect(receiver.calls.map(({ method, target }) => `${method} ${target}`)).toEqual([
			`GET /hook?msgid=${msgid}&statusstr=DELIVRD&statuscode=0&dstaddr=0911111111`,
			`GET /hook?msgid=${msgid}&statusstr=UNDELIV&statuscode=-10&dstaddr=0922222222`,
		]);
		expect(simulator.smsgo.callbacks()).toMatchObject({
			reports: { due: 2, delivered: 2, acknowledged: 2, givenUp: 0, attempts: 2, repeats: 0 },
			backlog: { held: 0, waiting: 0, queued: 0, inFlight: 0 },
		});
	});

	it('may have &amp; between its parameters', async () => {
		simulator.smsgo.changeSettings({ callbacks: { ampersand: '&amp;' } });
		const msgid = await sendReported({ dstaddr: '0911111111' });
		await advance(1_000);
		expect(queries()).toEqual([
			`msgid=${msgid}&amp;statusstr=DELIVRD&amp;statuscode=0&amp;dstaddr=0911111111`,
		]);
	});

	it('is not for a message without a URL, but for a cancelled one', async () => {
		await send(simulator);
		await advance(1_000);
		expect(simulator.smsgo.callbacks().reports.due).toBe(0);
		const msgid = await sendReported({ dlvtime: '2090/01/01 00:00:00' });
		simulator.smsgo.setState(msgid, '0912345678', 'DELETED');
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls[0]?.values).toMatchObject({ msgid, statusstr: 'DELETED' });
	});

	it.each([
		['/hook', '/hook?msgid=ID'],
		['', '/?msgid=ID'],
		['/hook?token=a%20b', '/hook?token=a%20b?msgid=ID'],
		['?x=1?y=2', '/?x=1?y=2?msgid=ID'],
		['/hook?', '/hook??msgid=ID'],
		['/a/../b//c', '/a/../b//c?msgid=ID'],
		['/簡 x', '/%E7%B0%A1%20x?msgid=ID'],
	])('to %s calls %s', async (path, target) => {
		const msgid = await sendReported({ response: receiver.url + path });
		await advance(1_000);
		expect(receiver.calls[0]?.target.split('&')[0]).toBe(target.replace('ID', msgid));
		expect(simulator.smsgo.callbacks().attempts[0]?.url).toContain(target.replace('ID', msgid));
	});

	it.each([
		['definition', true, 'msgid=ID&statuscode=0&statusstr=DELIVRD&dstaddr=0912345678'],
		['definition', false, 'msgid=ID&statuscode=0&statusstr=DELIVRD'],
		['example', true, 'msgid=ID&statusstr=DELIVRD&statuscode=0&dstaddr=0912345678'],
		['example', false, 'msgid=ID&statusstr=DELIVRD&statuscode=0'],
	] as const)('in the order %s, dstaddr %j, is %s', async (parameterOrder, dstaddr, query) => {
		simulator.smsgo.changeSettings({ callbacks: { parameterOrder, dstaddr } });
		const msgid = await sendReported();
		await advance(1_000);
		expect(queries()).toEqual([query.replace('ID', msgid)]);
	});

	it('changes its order from one to the next when mixed', async () => {
		simulator.smsgo.changeSettings({ callbacks: { parameterOrder: 'mixed', maxConnections: 1 } });
		await sendReported({ dstaddr: numbers(4).join() });
		await advance(1_000);
		const names = queries().map((query) => query.split('&')[1]?.split('=')[0]);
		expect(names).toEqual(['statuscode', 'statusstr', 'statuscode', 'statusstr']);
	});

	it.each([
		['%2B', '+14155550123'],
		['%2b', '+14155550123'],
		['+', ' 14155550123'],
	] as const)('writes the plus of a number as %s', async (plus, decoded) => {
		simulator.smsgo.changeSettings({ callbacks: { plus } });
		await sendReported({ dstaddr: '+14155550123' });
		await advance(1_000);
		expect(receiver.calls[0]?.query).toContain(`dstaddr=${plus}14155550123`);
		expect(receiver.calls[0]?.values['dstaddr']).toBe(decoded);
	});

	it('may be a POST with a form', async () => {
		simulator.smsgo.changeSettings({ callbacks: { method: 'POST' } });
		const msgid = await sendReported();
		await advance(1_000);
		expect(receiver.calls).toMatchObject([
			{
				method: 'POST',
				target: '/hook',
				type: 'application/x-www-form-urlencoded',
				form: `msgid=${msgid}&statusstr=DELIVRD&statuscode=0&dstaddr=0912345678`,
			},
		]);
		expect(simulator.smsgo.callbacks().reports.acknowledged).toBe(1);
	});

	it('may be delayed', async () => {
		simulator.smsgo.changeSettings({ callbacks: { delayMs: 10_000 } });
		await sendReported();
		await advance(1_000);
		expect(receiver.calls).toHaveLength(0);
		expect(simulator.smsgo.callbacks()).toMatchObject({
			reports: { due: 1, delivered: 0 },
			backlog: { waiting: 1 },
		});
		await advance(10_000);
		expect(receiver.calls).toHaveLength(1);
	});

	it('is followed by another when the state changes later', async () => {
		simulator.smsgo.setFates({ '0912345678': { state: 'EXPIRED' } });
		const msgid = await sendReported();
		await advance(1_000);
		await advance(3_600_000);
		simulator.smsgo.setState(msgid, '0912345678', 'DELIVRD');
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls.map(({ values }) => values['statusstr'])).toEqual(['EXPIRED', 'DELIVRD']);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ due: 2, repeats: 0 });
	});
});
