import { isUtf8 } from 'node:buffer';
import { Agent } from 'node:http';

import { until } from '../until';
import { codeOfSend, exchange, MESSAGE, post, send, valuesOf } from './client';
import { simulator } from './started';

/** What became of the account: messages accepted and points charged. */
function damage() {
	const { messages, charged } = simulator.smsgo.summary();
	return { messages, charged };
}
const NOTHING = { messages: 0, charged: 0 };
const ONE_SENT = { messages: 1, charged: 1 };

function lastRequest() {
	return simulator.smsgo.requests().at(-1);
}

describe('faults of the gateway', () => {
	it.each([-10, -1, -99])('code %d is answered and nothing sent', async (code) => {
		simulator.smsgo.addFaults({ kind: 'code', code });
		expect(await codeOfSend(simulator, {})).toBe(`${code}`);
		expect(damage()).toEqual(NOTHING);
		expect(lastRequest()).toMatchObject({ code: `${code}`, fault: 'code', messageId: null });
		expect(await codeOfSend(simulator, {})).toBe('0');
	});

	it('code may have a text of its own, and hide a message that was sent', async () => {
		simulator.smsgo.addFaults({ kind: 'code', text: 'Unknow', process: true });
		const { body } = await send(simulator);
		expect(valuesOf(body)).toEqual({
			msgid: '-10',
			statuscode: '-10',
			statusstr: 'Unknow',
			point: '0',
		});
		expect(damage()).toEqual(ONE_SENT);
		expect(lastRequest()?.messageId).toBe(simulator.smsgo.messages()[0]?.msgid);
	});

	it('code takes the shape of every endpoint', async () => {
		simulator.smsgo.addFaults({ kind: 'code', code: -99, times: 0 });
		const ask = async (file: string) =>
			(await post(simulator.gateways.smsgo, file, { msgid: '1', dstaddr: '0912345678' })).body;
		expect(await ask('query.asp')).toBe('-99|empty|0912345678');
		expect(await ask('queryBulk.asp')).toBe('-99|empty||\r\n');
		expect(await ask('query_point.asp')).toBe('-99');
		expect(await ask('sendsms_cancel.asp')).toContain('statuscode=-99');
	});

	it.each([404, 500, 502, 200])('html with status %d', async (status) => {
		simulator.smsgo.addFaults({ kind: 'html', status });
		const reply = await send(simulator);
		expect(reply).toMatchObject({ status, type: 'text/html' });
		expect(reply.body).toMatch(/^<!DOCTYPE html/);
		expect(damage()).toEqual(NOTHING);
	});

	it('empty, garbage and oversize', async () => {
		simulator.smsgo.addFaults({ kind: 'empty' }, { kind: 'garbage' }, { kind: 'oversize' });
		expect(await send(simulator)).toMatchObject({ status: 200, body: '' });
		const garbage = await send(simulator);
		expect(garbage.status).toBe(200);
		expect(isUtf8(garbage.bytes)).toBe(false);
		expect(() => new TextDecoder('big5', { fatal: true }).decode(garbage.bytes)).toThrow();
		expect((await send(simulator)).bytes).toHaveLength(1024 * 1024);
		simulator.smsgo.addFaults({ kind: 'oversize', bytes: 100, process: true });
		expect((await send(simulator)).bytes).toHaveLength(100);
		expect(damage()).toEqual(ONE_SENT);
	});

	it('redirect leads back to where it was, so that following it sends twice', async () => {
		simulator.smsgo.addFaults(
			{ kind: 'redirect', process: true },
			{ kind: 'redirect', location: 'http://127.0.0.1/x' },
		);
		const { gateways } = simulator;
		const first = await post(gateways.smsgo, 'sendsms.aspx?rtype=JSON', MESSAGE);
		expect(first.status).toBe(302);
		expect(first.headers.location).toBe('/smsgo/sendsms.aspx?rtype=JSON');
		expect((await send(simulator)).headers.location).toBe('http://127.0.0.1/x');
		expect(damage()).toEqual(ONE_SENT);
	});
});

describe('faults of the connection', () => {
	it('halfBody breaks off in the middle of the reply, after sending', async () => {
		simulator.smsgo.addFaults({ kind: 'halfBody' });
		// Without keep-alive the server would end the connection in any case.
		const agent = new Agent({ keepAlive: true });
		const reply = await send(simulator, {}, agent);
		agent.destroy();
		expect(reply).toMatchObject({ status: 200, complete: false });
		expect(reply.bytes.length).toBe(Math.ceil(Number(reply.headers['content-length']) / 2));
		expect(damage()).toEqual(ONE_SENT);
	});

	it('resetBefore sends nothing, resetAfter sends and charges; no client can tell', async () => {
		simulator.smsgo.addFaults({ kind: 'resetBefore' });
		await expect(send(simulator)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(damage()).toEqual(NOTHING);
		simulator.smsgo.addFaults({ kind: 'resetAfter' });
		await expect(send(simulator)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(damage()).toEqual(ONE_SENT);
		expect(simulator.smsgo.requests()).toMatchObject([
			{ fault: 'resetBefore', messageId: null, status: null, code: null },
			{ fault: 'resetAfter', messageId: simulator.smsgo.messages()[0]?.msgid, status: null },
		]);
	});

	it('slow sends first and answers late; latency delays every reply', async () => {
		simulator.smsgo.addFaults({ kind: 'slow', delayMs: 80 });
		let isAnswered = false;
		const reply = send(simulator).finally(() => (isAnswered = true));
		await until(() => simulator.smsgo.messages().length > 0);
		expect(damage()).toEqual(ONE_SENT);
		expect(isAnswered).toBe(false);
		expect((await reply).elapsedMs).toBeGreaterThanOrEqual(75);
		simulator.smsgo.changeSettings({ latencyMs: 30 });
		expect((await send(simulator)).elapsedMs).toBeGreaterThanOrEqual(28);
	});

	it('drip sends byte by byte', async () => {
		simulator.smsgo.addFaults({ kind: 'drip', intervalMs: 1 });
		const reply = await send(simulator);
		expect(reply.complete).toBe(true);
		expect(valuesOf(reply.body)['statuscode']).toBe('0');
		expect(reply.elapsedMs).toBeGreaterThanOrEqual(reply.bytes.length);
	});

	it('a dead main host leaves the backup alive, on the same account', async () => {
		simulator.smsgo.changeSettings({ mainAlive: false });
		await expect(send(simulator)).rejects.toMatchObject({ code: 'ECONNRESET' });
		const reply = await post(simulator.smsgoBackup, 'sendsms.aspx', MESSAGE);
		expect(valuesOf(reply.body)['statuscode']).toBe('0');
		expect(damage()).toEqual(ONE_SENT);
		simulator.smsgo.changeSettings({ mainAlive: true, backupAlive: false });
		await expect(post(simulator.smsgoBackup, 'sendsms.aspx', MESSAGE)).rejects.toThrow();
		expect(await codeOfSend(simulator, {})).toBe('0');
		expect(simulator.smsgo.requests()).toMatchObject([
			{ host: 'main', fault: 'dead', endpoint: 'send', status: null },
			{ host: 'backup', fault: null, status: 200 },
			{ host: 'backup', fault: 'dead' },
			{ host: 'main', fault: null },
		]);
	});

	it('dead can last for some requests to one host', async () => {
		simulator.smsgo.addFaults({ kind: 'dead', host: 'main', times: 2 });
		await expect(send(simulator)).rejects.toThrow();
		expect((await post(simulator.smsgoBackup, 'sendsms.aspx', MESSAGE)).status).toBe(200);
		await expect(send(simulator)).rejects.toThrow();
		expect(await codeOfSend(simulator, {})).toBe('0');
	});

	it('a client that gives up on a slow reply harms nothing', async () => {
		simulator.smsgo.addFaults({ kind: 'slow', delayMs: 60_000 });
		const controller = new AbortController();
		const reply = fetch(`${simulator.gateways.smsgo}/query_point.asp`, {
			signal: controller.signal,
		});
		const ended = expect(reply).rejects.toThrow();
		// Aborted any earlier, the request might never arrive, and the fault would hit the next one.
		await until(() => simulator.smsgo.faults().length === 0);
		controller.abort();
		await ended;
		expect(await codeOfSend(simulator, {})).toBe('0');
	});
});

describe('which requests a fault hits', () => {
	it('the next ones, after those it skips, and no more than it should', async () => {
		simulator.smsgo.addFaults({ kind: 'code', skip: 1, times: 2 });
		const codes: string[] = [];
		for (let count = 0; count < 4; count++) codes.push(await codeOfSend(simulator, {}));
		expect(codes).toEqual(['0', '-10', '-10', '0']);
		expect(simulator.smsgo.faults()).toEqual([]);
	});

	it('only those to its endpoint, host and recipient', async () => {
		simulator.smsgo.addFaults(
			{ kind: 'code', code: -4, recipient: '0987654321' },
			{ kind: 'code', code: -6, endpoint: 'points' },
			{ kind: 'code', code: -3, host: 'backup' },
		);
		expect(await codeOfSend(simulator, {})).toBe('0');
		expect(await codeOfSend(simulator, { dstaddr: '0912345678,0987654321' })).toBe('-4');
		const { gateways, smsgoBackup } = simulator;
		expect((await post(gateways.smsgo, 'query_point.asp', {})).body).toBe('-6');
		expect((await post(smsgoBackup, 'sendsms.aspx', MESSAGE)).body).toContain('statuscode=-3');
	});

	it('in the order they were added, each with a count of its hits', async () => {
		simulator.smsgo.addFaults({ kind: 'code', code: -4 }, { kind: 'code', code: -6, times: 0 });
		expect(await codeOfSend(simulator, {})).toBe('-4');
		expect(await codeOfSend(simulator, {})).toBe('-6');
		expect(await codeOfSend(simulator, {})).toBe('-6');
		expect(simulator.smsgo.faults()).toMatchObject([{ code: -6, hits: 2, remaining: null }]);
		simulator.smsgo.clearFaults();
		expect(await codeOfSend(simulator, {})).toBe('0');
	});

	it('none that the web server answers by itself', async () => {
		simulator.smsgo.addFaults({ kind: 'code' });
		await exchange(`${simulator.gateways.smsgo}/nothing.asp`);
		expect(simulator.smsgo.faults()).toHaveLength(1);
	});
});
