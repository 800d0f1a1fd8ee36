import { numbers, send } from './client';
import { advance, queries, receiver, sendReported } from './called';
import { simulator } from './started';

describe('held reports', () => {
	const hold = () => simulator.smsgo.changeSettings({ callbacks: { reportsEnabled: false } });

	it('leave all at once when they are released', async () => {
		hold();
		for (let count = 0; count < 10; count++) await sendReported({ dstaddr: numbers(50).join() });
		await advance(1_000);
		expect(simulator.smsgo.callbacks()).toMatchObject({
			reports: { due: 0, attempts: 0 },
			backlog: { held: 500 },
		});
		expect(simulator.smsgo.releaseReports()).toBe(500);
		await simulator.smsgo.callbacksIdle();
		expect(new Set(queries()).size).toBe(500);
		await sendReported();
		await advance(1_000);
		expect(simulator.smsgo.callbacks()).toMatchObject({
			reports: { due: 500, acknowledged: 500, repeats: 0 },
			backlog: { held: 1 },
		});
	});

	it('leave in another form where the release says so', async () => {
		hold();
		simulator.smsgo.changeSettings({ callbacks: { maxConnections: 1 } });
		await sendReported({ dstaddr: numbers(20).join() });
		await advance(1_000);
		simulator.smsgo.releaseReports({
			copies: 2,
			order: 'random',
			parameterOrder: 'mixed',
			dstaddr: true,
		});
		await simulator.smsgo.callbacksIdle();
		const received = receiver.calls.map(({ values }) => values['dstaddr'] ?? '');
		expect(received).toHaveLength(40);
		expect(received).not.toEqual(received.toSorted());
		expect(new Set(received).size).toBe(20);
		expect(new Set(queries()).size).toBe(40);
	});

	it('leave when reports are enabled again', async () => {
		hold();
		await sendReported();
		await advance(1_000);
		simulator.smsgo.changeSettings({ callbacks: { reportsEnabled: true } });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls).toHaveLength(1);
	});

	it('are forgotten by a reset', async () => {
		hold();
		await sendReported();
		await advance(1_000);
		simulator.reset();
		expect(simulator.smsgo.releaseReports()).toBe(0);
		expect(simulator.smsgo.callbacks().backlog.held).toBe(0);
	});
});

describe('reports by hand', () => {
	it('are for one number, one message or all', async () => {
		const one = await sendReported({ dstaddr: '0911111111,0922222222' });
		await sendReported();
		await send(simulator);
		await advance(1_000);
		receiver.calls.length = 0;
		expect(simulator.smsgo.fireReports({ msgid: one, number: '0922222222' })).toBe(1);
		expect(simulator.smsgo.fireReports({ msgid: one })).toBe(2);
		expect(simulator.smsgo.fireReports()).toBe(3);
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls).toHaveLength(6);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ due: 9, acknowledged: 9 });
	});

	it('may tell what is not so, several times, and before anything is final', async () => {
		const msgid = await sendReported();
		expect(simulator.smsgo.fireReports()).toBe(0);
		expect(() => simulator.smsgo.fireReports({ msgid })).toThrow('nothing to report');
		expect(() => simulator.smsgo.fireReports({ msgid: '1', state: 'SPAM' })).toThrow('of 1: no');
		simulator.smsgo.fireReports({
			msgid,
			state: 'SPAM',
			code: -3,
			copies: 3,
			parameterOrder: 'definition',
			dstaddr: false,
		});
		await simulator.smsgo.callbacksIdle();
		expect(queries()).toEqual(Array(3).fill(`msgid=${msgid}&statuscode=-3&statusstr=SPAM`));
		expect(simulator.smsgo.messages()[0]?.recipients[0]?.state).toBeNull();
	});
});

describe('raw callbacks', () => {
	it('send what they are told to, byte for byte, and are not retried', async () => {
		const { url } = receiver;
		simulator.smsgo.changeSettings({ callbacks: { maxConnections: 1 } });
		receiver.answering = () => ({ status: 400 });
		simulator.smsgo.fireRaw(
			{ url: `${url}/a?token=1`, query: 'msgid=5&statusstr=DELIVRD' },
			{ url: `${url}/b`, query: 'msgid=%0d%0aX:1&msgid=&%zz&dstaddr=%' },
			{ url: `${url}/c?`, query: '' },
			{ url: `${url}/d` },
			{ url: `${url}/e`, query: 'msgid=abc', method: 'POST' },
		);
		await simulator.smsgo.callbacksIdle({ withWaiting: true });
		expect(receiver.calls.map(({ target, form }) => target + form)).toEqual([
			'/a?token=1?msgid=5&statusstr=DELIVRD',
			'/b?msgid=%0d%0aX:1&msgid=&%zz&dstaddr=%',
			'/c??',
			'/d',
			'/emsgid=abc',
		]);
		expect(simulator.smsgo.callbacks().raw).toMatchObject({ due: 5, givenUp: 5, attempts: 5 });
	});

	it('are acknowledged with their own msgid or the one that is named', async () => {
		simulator.smsgo.changeSettings({ callbacks: { maxConnections: 1 } });
		const url = `${receiver.url}/x?token=1`;
		simulator.smsgo.fireRaw(
			{ url, query: 'msgid=5' },
			{ url, query: 'msgid=5', msgid: '6', copies: 2, retries: 1 },
		);
		await simulator.smsgo.callbacksIdle();
		await advance(10_000);
		const { attempts, raw } = simulator.smsgo.callbacks();
		expect(attempts.map(({ accepted }) => accepted)).toEqual([true, false, false, false, false]);
		expect(raw).toMatchObject({ due: 2, acknowledged: 1, givenUp: 1, attempts: 5, repeats: 3 });
	});
});
