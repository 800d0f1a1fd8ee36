import { Agent } from 'node:http';

import { until } from '../../until';
import { Harness, parsed } from './harness';

let harness: Harness;
beforeEach(async () => {
	harness = await Harness.start();
});
afterEach(async () => {
	await harness.close();
});

/** Batches that were stored, and points charged for them. */
const done = () => {
	const { batches, charged } = harness.panel.summary();
	return { batches, charged };
};
const NOTHING = { batches: 0, charged: 0 };
const STORED = { batches: 1, charged: 3 };

describe('a fault', () => {
	it.each([
		[401, 1004],
		[500, 9999],
		[200, 9999],
	])('answers HTTP %i with the code %i in JSON', async (status, code) => {
		harness.panel.addFaults({ kind: 'code', code, status });
		const reply = await harness.push();
		expect({ status: reply.status, type: reply.type }).toEqual({
			status,
			type: 'application/json; charset=utf-8',
		});
		expect(reply.body).toMatch(new RegExp(`^\\{"code":"${code}","description":"[^"]+"\\}$`));
		expect(done()).toEqual(NOTHING);
		expect(harness.panel.requests().at(-1)).toMatchObject({ fault: 'code', code: `${code}` });
	});

	it('can say 9999 of a push that was carried out all the same', async () => {
		harness.panel.addFaults({ kind: 'code', code: 9999, process: true });
		expect((await harness.push()).code).toBe('9999');
		expect(done()).toEqual(STORED);
		expect((await harness.push()).statuses).toEqual(['1']);
		expect(done()).toEqual(STORED);
	});

	it.each([502, 200])('answers an HTML page with HTTP %i', async (status) => {
		harness.panel.addFaults({ kind: 'html', status });
		const reply = await harness.push();
		expect(reply).toMatchObject({ status, type: 'text/html' });
		expect(reply.body).toContain('<html');
		expect(done()).toEqual(NOTHING);
	});

	it('answers nothing', async () => {
		harness.panel.addFaults({ kind: 'empty' });
		expect(await harness.push()).toMatchObject({ status: 200, body: '' });
	});

	it('redirects', async () => {
		harness.panel.addFaults({ kind: 'redirect', location: 'http://127.0.0.1:9/x' });
		const { status, headers } = await harness.push();
		expect({ status, location: headers.location }).toEqual({
			status: 302,
			location: 'http://127.0.0.1:9/x',
		});
	});

	it('resets the connection before the push is carried out', async () => {
		harness.panel.addFaults({ kind: 'resetBefore', endpoint: 'push' });
		await expect(harness.push()).rejects.toThrow('ECONNRESET');
		expect(done()).toEqual(NOTHING);
	});

	it('resets it after the push was stored and charged; the same cID finds the reply', async () => {
		harness.panel.addFaults({ kind: 'resetAfter', endpoint: 'push' });
		await expect(harness.push()).rejects.toThrow('ECONNRESET');
		expect(done()).toEqual(STORED);
		const again = await harness.push();
		expect(again.batchID).toBe(harness.batch().batchID);
		expect(done()).toEqual(STORED);
	});

	it('cuts the body off', async () => {
		harness.panel.addFaults({ kind: 'halfBody' });
		const reply = await harness.push();
		expect(reply.complete).toBe(false);
		expect(reply.body).toMatch(/^\{"batchID":\d+/);
		expect(() => parsed(reply)).toThrow(SyntaxError);
		expect(done()).toEqual(STORED);
	});

	it('waits longer than the client', async () => {
		harness.panel.addFaults({ kind: 'slow', delayMs: 60_000, endpoint: 'push' });
		const ended = expect(harness.push()).rejects.toThrow();
		await until(() => done().batches > 0);
		expect(done()).toEqual(STORED);
		await harness.simulator.close();
		await ended;
	});

	it('hits the service, the number or the dead host it is meant for', async () => {
		harness.panel.addFaults(
			{ kind: 'code', code: 1007, endpoint: 'queryBatch' },
			{ kind: 'code', code: 9999, recipient: '0922222222' },
		);
		expect((await harness.push()).code).toBeUndefined();
		expect((await harness.queryBatch('1')).code).toBe('1007');
		expect((await harness.querySingle('1', '2')).code).toBeUndefined();
		expect((await harness.pushTo('0911111111', '0922222222')).code).toBe('9999');
		harness.panel.addFaults({ kind: 'dead' });
		await expect(harness.push()).rejects.toThrow('socket hang up');
		harness.panel.changeSettings({ alive: false });
		await expect(harness.newToken()).rejects.toThrow('socket hang up');
	});
});

describe('connections', () => {
	/** An agent that keeps so many connections open at a time. */
	const agentOf = (maxSockets: number) => new Agent({ keepAlive: true, maxSockets });
	const traffic = () => harness.panel.summary().traffic;

	/** What so many pushes at once are refused with, where they are, in order of code. */
	async function codesOf(count: number, agent: Agent): Promise<string[]> {
		const pushes = Array.from({ length: count }, async () => await harness.push({}, agent));
		return (await Promise.all(pushes)).map(({ code = 'taken' }) => code).toSorted();
	}

	it('above 15 are refused until others have ended', async () => {
		const agent = agentOf(20);
		expect(await codesOf(20, agent)).toEqual([
			...Array<string>(5).fill('1007'),
			...Array<string>(15).fill('taken'),
		]);
		expect(traffic().maxConnections).toBe(20);
		agent.destroy();
		await until(() => traffic().openConnections === 0);
		expect((await harness.push()).code).toBeUndefined();
	});

	it('of up to 15 are let in, as often as they are used', async () => {
		const agent = agentOf(15);
		expect(await codesOf(60, agent)).toEqual(Array(60).fill('taken'));
		expect(traffic().maxConnections).toBe(15);
		agent.destroy();
	});

	it('may be fewer', async () => {
		harness.panel.changeSettings({ maxConnections: 2 });
		const agent = agentOf(3);
		expect(await codesOf(3, agent)).toEqual(['1007', 'taken', 'taken']);
		agent.destroy();
	});
});
