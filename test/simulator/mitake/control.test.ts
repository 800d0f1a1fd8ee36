import { createHash } from 'node:crypto';

import { FILES, parsed } from './harness';
import { harness } from './started';

async function read(resource: string): Promise<unknown> {
	return parsed(await harness.control('GET', resource));
}

describe('the control API', () => {
	it('shows the summary', async () => {
		await harness.push();
		await harness.push({ subject: '' });
		expect(await read('')).toMatchObject({
			points: 999_997,
			charged: 3,
			batches: 1,
			messages: 1,
			destinations: 1,
			tokens: 1,
			tokenRequests: 1,
			requests: 3,
			codes: { none: 2, '2001': 1 },
			traffic: { totalRequests: 3 },
		});
	});

	it('shows messages with the sizes and hashes of their attachments', async () => {
		await harness.push();
		const sha256 = createHash('sha256').update(FILES.jpg).digest('hex');
		const { batchID, msgID } = harness.message();
		expect(await read('/messages')).toMatchObject([
			{
				batchID,
				subject: 'mms subject',
				points: 3,
				messages: [{ msgID, recipient: '0911111111', cID: 'client-1', point: 3, status: '1' }],
				attachments: [
					{
						type: 'jpg',
						name: 'file.jpg',
						size: FILES.jpg.length,
						encodedLength: FILES.jpg.toString('base64').length,
						sha256,
					},
				],
			},
		]);
	});

	it('shows requests with their headers, but neither secret nor token', async () => {
		await harness.push();
		await harness.queryBatch('304934976469110785');
		const { body } = await harness.control('GET', '/requests');
		expect(JSON.parse(body)).toMatchObject([
			{ endpoint: 'token', path: '/mitake/AuthorizationService/Token' },
			{
				endpoint: 'push',
				headers: { authorization: 'bearer ***', clientid: 'MMS-DEMO', actiontype: 'push' },
				recipients: 1,
				messageId: harness.batch().batchID,
			},
			{ endpoint: 'queryBatch', body: '{"batchID":304934976469110785}', status: 200, code: null },
		]);
		expect(body).toContain(String.raw`\"clientSecret\":\"***\"`);
		expect(body).not.toContain('Mms-Demo+Secret');
		expect(body).not.toContain(harness.token);
	});

	it('keeps the beginning of a large body', async () => {
		await harness.push({ content: 'x'.repeat(10_000) });
		const { body = '', bodyLength = 0 } = harness.panel.requests().at(-1) ?? {};
		expect(body).toHaveLength(8_000);
		expect(bodyLength).toBeGreaterThan(10_000);
	});

	it('changes settings, account and fates', async () => {
		const patch = { replyStyle: 'doc', callbacks: { retries: 1 } };
		const settings = parsed(await harness.control('PATCH', '/settings', patch));
		expect(settings).toMatchObject({ replyStyle: 'doc', callbacks: { retries: 1, minCopies: 1 } });
		expect(await read('/settings')).toEqual(settings);
		await harness.control('PATCH', '/account', { points: 2 });
		expect((await harness.push()).code).toBe('3001');
		expect(await read('/account')).toMatchObject({ clientId: 'MMS-DEMO', points: 2 });
		await harness.control('PUT', '/fates', { '0911111111': { status: '2003' } });
		expect(await read('/fates')).toEqual({ '0911111111': { status: '2003' } });
	});

	it('queues faults, expires tokens and sets a status', async () => {
		await harness.control('POST', '/faults', [{ kind: 'code', code: 9999 }, { kind: 'empty' }]);
		expect(await read('/faults')).toHaveLength(2);
		await harness.control('DELETE', '/faults');
		await harness.push();
		const { batchID, msgID } = harness.message();
		await harness.control('POST', '/states', { batchID, msgID, status: '2999' });
		expect(harness.message().status).toBe('2999');
		expect(parsed(await harness.control('DELETE', '/tokens'))).toEqual({ expired: 1 });
		expect((await harness.push()).code).toBe('1005');
	});

	it('fires and releases reports', async () => {
		const receiver = await harness.register();
		harness.panel.changeSettings({ callbacks: { reportsEnabled: false } });
		await harness.push();
		await harness.advance(3_000);
		const fired = await harness.control('POST', '/reports', { status: '3000' });
		expect(parsed(fired)).toEqual({ fired: 1 });
		expect(parsed(await harness.control('POST', '/reports'))).toEqual({ fired: 1 });
		const raw = await harness.control('POST', '/reports', [{ body: '{}' }, { body: '[]' }]);
		expect(parsed(raw)).toEqual({ fired: 2 });
		const released = await harness.control('POST', '/reports', { release: true });
		expect(parsed(released)).toEqual({ released: 2 });
		await harness.panel.callbacksIdle();
		expect(receiver.calls).toHaveLength(5);
		expect(await read('/callbacks')).toMatchObject({
			reports: { due: 3, acknowledged: 3 },
			raw: { due: 2, acknowledged: 2 },
			backlog: { held: 0 },
		});
	});

	it.each([
		['PATCH', '/settings', { replyStyle: 'xml' }, 'must be one of'],
		['PATCH', '/settings', { callbackUrl: 'ftp://x' }, 'text that matches'],
		['PATCH', '/settings', { callbacks: { minCopies: 2 } }, 'must not exceed'],
		['PATCH', '/account', { username: 'x' }, 'no property'],
		['PUT', '/fates', { x: { status: '0' } }, "'x' is not a number"],
		['PUT', '/fates', { '0911111111': {} }, "needs a 'status'"],
		['POST', '/faults', { kind: 'code', endpoint: 'send' }, 'must be one of token'],
		['POST', '/states', { batchID: '1' }, 'A status needs'],
		['POST', '/reports', { release: false }, 'must be true'],
		['POST', '/reports', { status: '0' }, 'callbackUrl'],
	])('%s %s %j is 400: %s', async (method, resource, body, reason) => {
		const reply = await harness.control(method, resource, body);
		expect(reply.status).toBe(400);
		expect(reply.body).toContain(reason);
	});

	it('resets everything but the sequence of ids', async () => {
		const first = await harness.push();
		harness.panel.changeSettings({ replyStyle: 'doc' });
		await harness.reset();
		expect(harness.panel.summary()).toMatchObject({ points: 1_000_000, batches: 0, requests: 1 });
		expect(harness.panel.settings().replyStyle).toBe('numeric');
		const second = await harness.push();
		expect(BigInt(second.batchID) > BigInt(first.batchID)).toBe(true);
	});
});
