import { Agent } from 'node:http';

import { ADD, CloudmaxHarness, CREDENTIALS, fieldOf, form } from './harness';

const harness = new CloudmaxHarness();

function tags() {
	return harness.panel.tags().length;
}

describe('faults of the gateway', () => {
	it.each([
		[100, 'Exception'],
		[199, 'Unknown error'],
		[1000, 'No Licence at Page'],
	])('code %d is answered and nothing done', async (code, text) => {
		harness.panel.addFaults({ kind: 'code', code });
		const reply = await harness.post(ADD);
		expect(fieldOf(reply, 'ERRORCODE')).toBe(`${code}`);
		expect(fieldOf(reply, 'ERRORMSG')).toBe(text);
		expect(tags()).toBe(0);
		expect(harness.lastRequest()).toMatchObject({
			fault: 'code',
			code: `${code}`,
			messageId: null,
		});
		expect(await harness.codeOf(ADD)).toBe('0');
	});

	it('an exception has a text of its own, in whatever form replies have', async () => {
		const text = 'Object reference not set to an instance of an object.';
		harness.panel.changeSettings({ replyForm: 'csvColon' });
		harness.panel.addFaults({ kind: 'code', code: 100, text, process: true });
		expect((await harness.post(ADD)).body).toBe(`ERRORCODE:100\r\nERRORMSG:${text}\r\n`);
		expect(tags()).toBe(1);
		expect(harness.lastRequest().messageId).toBe('1001');
	});

	it('an exception that is not caught is a yellow page', async () => {
		harness.panel.addFaults({ kind: 'html' }, { kind: 'html', status: 502 });
		const yellow = await harness.post(ADD);
		expect(yellow).toMatchObject({ status: 500, type: 'text/html; charset=utf-8' });
		expect(yellow.body).toContain("Server Error in '/WebAPI' Application.");
		expect(yellow.body).toContain('System.NullReferenceException');
		expect((await harness.post(ADD)).status).toBe(502);
		expect(tags()).toBe(0);
	});

	it('empty, truncated and redirected', async () => {
		harness.panel.addFaults(
			{ kind: 'empty' },
			{ kind: 'truncated' },
			{ kind: 'redirect', process: true },
		);
		expect(await harness.post(ADD)).toMatchObject({ status: 200, body: '' });
		expect(tags()).toBe(0);
		const truncated = await harness.post(ADD);
		expect(truncated).toMatchObject({ status: 200, complete: true });
		expect(truncated.body).toMatch(/^<\?xml/);
		expect(truncated.body).not.toContain('</RESPONSE>');
		const redirect = await harness.post({ ...ADD, GroupName: 'other' });
		expect(redirect).toMatchObject({ status: 302 });
		expect(redirect.headers.location).toBe('/cloudmax/Groups.aspx');
		expect(tags()).toBe(2);
	});
});

describe('faults of the connection', () => {
	it('reset before or after, half a body', async () => {
		harness.panel.addFaults({ kind: 'resetBefore' }, { kind: 'resetAfter' }, { kind: 'halfBody' });
		await expect(harness.post(ADD)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(tags()).toBe(0);
		await expect(harness.post(ADD)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(tags()).toBe(1);
		const agent = new Agent({ keepAlive: true });
		const half = await harness.call({ ...form({ ...CREDENTIALS, ...ADD }), agent });
		agent.destroy();
		expect(half).toMatchObject({ status: 200, complete: false });
		expect(harness.panel.requests()).toMatchObject([
			{ fault: 'resetBefore', messageId: null, status: null },
			{ fault: 'resetAfter', messageId: '1001', status: null },
			{ fault: 'halfBody', status: 200 },
		]);
	});

	it('slow, and latency', async () => {
		harness.panel.addFaults({ kind: 'slow', delayMs: 80 });
		expect((await harness.post(ADD)).elapsedMs).toBeGreaterThanOrEqual(75);
		expect(harness.lastRequest().code).toBe('0');
		harness.panel.changeSettings({ latencyMs: 30 });
		expect((await harness.post(ADD)).elapsedMs).toBeGreaterThanOrEqual(28);
	});

	it('dead for a request, or switched off', async () => {
		harness.panel.addFaults({ kind: 'dead' });
		await expect(harness.post(ADD)).rejects.toThrow();
		expect(await harness.codeOf(ADD)).toBe('0');
		harness.panel.changeSettings({ alive: false });
		await expect(harness.post(ADD)).rejects.toThrow();
		expect(harness.panel.requests()).toMatchObject([
			{ fault: 'dead', status: null },
			{ fault: null },
			{ fault: 'dead' },
		]);
	});
});

it('a fault may be meant for one option only', async () => {
	harness.panel.addFaults({ kind: 'code', code: 100, endpoint: 'delete' });
	const GroupID = await harness.add();
	expect(GroupID).toBe('1001');
	expect(await harness.codeOf({ Option: '2', GroupID })).toBe('100');
	expect(await harness.codeOf({ Option: '2', GroupID })).toBe('0');
});
