import { exchange } from '../client';
import { ADD, CloudmaxHarness } from './harness';

const harness = new CloudmaxHarness();

/** Calls the control API below `cloudmax`. */
async function control(method: string, resource: string, body?: unknown) {
	const call = body === undefined ? { method } : { method, body: JSON.stringify(body) };
	const url = `${harness.simulator.control}/cloudmax${resource}`;
	const reply = await exchange(url, call);
	const value: unknown = JSON.parse(reply.body);
	return { status: reply.status, value };
}

describe('the control API', () => {
	it('shows summary, tags and requests', async () => {
		await harness.post(ADD);
		await harness.post(ADD);
		expect(await control('GET', '')).toMatchObject({
			status: 200,
			value: {
				tags: 1,
				members: 0,
				requests: 2,
				codes: { '0': 1, '111': 1 },
				traffic: { totalRequests: 2, openRequests: 0 },
			},
		});
		expect((await control('GET', '/tags')).value).toMatchObject([{ id: '1001', name: '會員' }]);
		expect((await control('GET', '/requests')).value).toMatchObject([
			{ id: 1, endpoint: 'add', code: '0', messageId: '1001' },
			{ id: 2, endpoint: 'add', code: '111', messageId: null },
		]);
	});

	it('adds tags and members', async () => {
		const spec = { id: '00123456789012345678', name: 'big', jobType: 1, members: ['0912345678'] };
		expect((await control('POST', '/tags', spec)).value).toEqual({
			...spec,
			owner: 'TAG-DEMO',
			groupClass: 0,
			description: '',
		});
		const { id } = spec;
		const added = await control('POST', '/members', { id, members: ['0922222222'] });
		expect(added.value).toMatchObject({ members: ['0912345678', '0922222222'] });
		expect(await harness.codeOf({ Option: '100', GroupID: id })).toBe('0');
		expect((await control('GET', '/tags')).value).toMatchObject([{ id, members: [] }]);
		expect((await control('POST', '/tags', { name: 'next' })).value).toMatchObject({
			id: '1001',
			jobType: 2,
		});
	});

	it('changes settings, accounts and faults, and resets them', async () => {
		const { value } = await control('PATCH', '/settings', { root: 'RESULT', latencyMs: 1 });
		expect(value).toMatchObject({ root: 'RESULT', latencyMs: 1, encoding: 'utf-8' });
		expect((await control('GET', '/settings')).value).toEqual(value);
		const account = { loginName: 'a', password: 'p', others: [{ loginName: 'b', password: 'q' }] };
		expect((await control('PATCH', '/account', account)).value).toEqual({
			loginName: 'a',
			password: 'p',
			licensed: true,
			others: [{ loginName: 'b', password: 'q', licensed: true }],
		});
		await control('POST', '/faults', [{ kind: 'empty' }, { kind: 'slow', endpoint: 'clear' }]);
		expect((await control('GET', '/faults')).value).toHaveLength(2);
		expect((await control('DELETE', '/faults')).value).toEqual([]);
		harness.panel.addTag({ name: 'x' });
		await harness.post(ADD);
		harness.simulator.reset();
		expect(harness.panel.settings()).toMatchObject({ root: 'RESPONSE', latencyMs: 0 });
		expect((await control('GET', '/account')).value).toMatchObject({
			loginName: 'TAG-DEMO',
			others: [],
		});
		expect(harness.panel.summary()).toMatchObject({ tags: 0, requests: 0, codes: {} });
		expect(await harness.add()).toBe('1001');
	});

	it.each([
		['PATCH', '/settings', { encoding: 'utf-7' }, "'encoding' of the settings must be one of"],
		['PATCH', '/settings', { charset: 'x' }, "no property 'charset'"],
		['PATCH', '/account', { others: {} }, 'must be an array'],
		['PATCH', '/account', { others: [{ loginName: 'a' }] }, "needs 'loginName' and 'password'"],
		[
			'PATCH',
			'/account',
			{ loginName: 'a', others: [{ loginName: 'A', password: 'q' }] },
			'share a login name',
		],
		['POST', '/tags', {}, "A tag needs a 'name'"],
		['POST', '/tags', { name: 'x', jobType: 3 }, 'one of 1, 2'],
		['POST', '/tags', { name: 'x', id: 'y' }, 'text that matches'],
		['POST', '/members', { id: '1' }, "needs 'id' and 'members'"],
		['POST', '/faults', { kind: 'code', endpoint: 'send' }, 'one of add, delete'],
		['POST', '/faults', { kind: 'code', host: 'backup' }, 'one of main'],
	])('%s %s %j is 400: %s', async (method, resource, body, reason) => {
		const { status, value } = await control(method, resource, body);
		expect(status).toBe(400);
		expect(JSON.stringify(value).replaceAll('\\"', '"')).toContain(reason);
	});

	it('says what it does not have', async () => {
		expect(await control('POST', '/members', { id: '9', members: [] })).toMatchObject({
			status: 404,
		});
		harness.panel.addTag({ name: 'x', id: '7' });
		expect(await control('POST', '/tags', { name: 'y', id: '7' })).toEqual({
			status: 400,
			value: { error: 'There is a tag 7 already' },
		});
	});
});
