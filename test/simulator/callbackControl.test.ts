import { type Simulator, startSimulator } from '../../simulator/simulator';
import { exchange, send, valuesOf } from './client';
import { Receiver } from './receiver';

let simulator: Simulator;
let receiver: Receiver;
beforeAll(async () => {
	simulator = await startSimulator();
	receiver = await Receiver.start();
});
afterAll(async () => {
	await simulator.close();
	await receiver.close();
});
beforeEach(() => {
	simulator.reset();
	receiver.calls.length = 0;
});

async function control(method: string, resource: string, body?: unknown) {
	const call = body === undefined ? { method } : { method, body: JSON.stringify(body) };
	const reply = await exchange(`${simulator.control}/smsgo/${resource}`, call);
	const value: unknown = JSON.parse(reply.body);
	return { status: reply.status, value };
}

async function sendBoth(): Promise<string> {
	const { body } = await send(simulator, { response: receiver.url, replyurl: receiver.url });
	return valuesOf(body)['msgid'] ?? '';
}

describe('the control API', () => {
	it('shows totals, backlog and attempts', async () => {
		const msgid = await sendBoth();
		simulator.clock.advance(1_000);
		await simulator.smsgo.callbacksIdle();
		expect((await control('GET', 'callbacks')).value).toMatchObject({
			reports: { due: 1, delivered: 1, acknowledged: 1, givenUp: 0, attempts: 1, repeats: 0 },
			replies: { due: 0 },
			raw: { due: 0 },
			backlog: { held: 0, waiting: 0, queued: 0, inFlight: 0 },
			attempts: [{ id: 1, kind: 'report', messageId: msgid, accepted: true, method: 'GET' }],
		});
	});

	it('holds, releases and fires reports', async () => {
		const settings = { callbacks: { reportsEnabled: false, retries: 0 } };
		expect((await control('PATCH', 'settings', settings)).value).toMatchObject({
			...settings,
			lineEnding: 'CRLF',
		});
		const msgid = await sendBoth();
		simulator.clock.advance(1_000);
		expect((await control('POST', 'reports', { release: true, copies: 2 })).value).toEqual({
			released: 1,
		});
		expect((await control('POST', 'reports', { msgid, state: 'SPAM' })).value).toEqual({
			fired: 1,
		});
		expect((await control('POST', 'reports', [{ msgid }, {}])).value).toEqual({ fired: 2 });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls).toHaveLength(5);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ due: 4, repeats: 1 });
	});

	it('fires raw callbacks, one or many', async () => {
		const raw = { url: `${receiver.url}/x?y=1`, query: 'msgid=1' };
		expect((await control('POST', 'reports', raw)).value).toEqual({ fired: 1 });
		expect((await control('POST', 'reports', [raw, raw])).value).toEqual({ fired: 2 });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls.map(({ target }) => target)).toEqual(Array(3).fill('/x?y=1?msgid=1'));
	});

	it('writes replies, one or many', async () => {
		const msgid = await sendBoth();
		const reply = { number: '0912345678', text: '好' };
		expect((await control('POST', 'replies', reply)).value).toMatchObject([
			{ msgid, url: receiver.url, text: '好', encoding: 'BIG5' },
		]);
		expect((await control('POST', 'replies', [reply, reply])).value).toHaveLength(2);
		await simulator.smsgo.callbacksIdle();
		expect(simulator.smsgo.callbacks().replies.acknowledged).toBe(3);
	});

	it.each([
		['PATCH', 'settings', { callbacks: 1 }, 'the callback settings must be a JSON object'],
		['PATCH', 'settings', { callbacks: { copies: 1 } }, "no property 'copies'"],
		['PATCH', 'settings', { callbacks: { minCopies: 2 } }, "must not exceed 'maxCopies'"],
		['PATCH', 'settings', { callbacks: { retryDelaysMs: [1, -1] } }, 'an array of integers from'],
		['PATCH', 'settings', { callbacks: { plus: ' ' } }, 'one of %2B, %2b, +'],
		['POST', 'reports', { release: false }, "'release' must be true"],
		['POST', 'reports', { release: true, msgid: '1' }, "no property 'msgid'"],
		['POST', 'reports', { msgid: '1' }, 'nothing to report of 1'],
		['POST', 'reports', [{}, { state: 'a b' }], "'state' of a report must be text"],
		['POST', 'reports', { url: 'ftp://x' }, "'url' of a raw callback must be text"],
		['POST', 'reports', { url: 'http://x', query: 'a b' }, "'query' of a raw callback"],
		['POST', 'reports', [{ url: 'http://x' }, {}], "needs a 'url'"],
		['POST', 'replies', { number: '0912345678' }, "needs 'number' and 'text'"],
		['POST', 'replies', { number: '0912345678', text: 'x' }, 'No message to 0912345678'],
		['POST', 'replies', { number: '1', text: 'x', encoding: 'UTF8' }, 'one of BIG5, ASCII, UCS2'],
	])('%s %s %j is 400: %s', async (method, resource, body, reason) => {
		const { status, value } = await control(method, resource, body);
		expect(status).toBe(400);
		expect(JSON.stringify(value)).toContain(reason);
		await simulator.smsgo.callbacksIdle();
		expect(simulator.smsgo.callbacks().attempts).toEqual([]);
	});
});
