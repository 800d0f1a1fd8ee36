import { exchange } from '../client';
import { texts, UMailHarness } from './harness';

const umail = new UMailHarness();

async function control(method: string, resource: string, body?: unknown) {
	const call = body === undefined ? { method } : { method, body: JSON.stringify(body) };
	const reply = await exchange(`${umail.simulator.control}/umail${resource}`, call);
	const value: unknown = JSON.parse(reply.body);
	return { status: reply.status, value };
}

describe('the control API', () => {
	it('makes up contacts in a list', async () => {
		const first = await control('POST', '/contacts', { count: 50_000, subject: '大分类' });
		expect(first.value).toEqual({ listId: '101', added: 50_000 });
		const more = { listId: '101', count: 2, first: 9, address: 'x{n}-open@b.example' };
		expect((await control('POST', '/contacts', more)).value).toMatchObject({ added: 2 });
		const body = await umail.list('ml-addr-list', { list_id: '101', page: '101', limit: '500' });
		expect(texts(body, 'address')).toEqual(['x9-open@b.example', 'x10-open@b.example']);
		expect((await control('GET', '/lists')).value).toMatchObject([{ subject: '大分类' }]);
	});

	it('shows everything, without bytes', async () => {
		const list = umail.seed('a@b.example', 'b-click@b.example', 'c-full@b.example');
		await umail.addTask(list);
		umail.simulator.clock.advance(60_000);
		const events = [
			{ kind: 'unsubscribe', listId: list, email: 'a@b.example' },
			{ kind: 'open', taskId: '20001', email: 'a@b.example' },
		];
		expect((await control('POST', '/events', events)).value).toEqual({ happened: 2 });
		expect((await control('GET', '')).value).toMatchObject({
			contactLists: 1,
			contacts: 2,
			templates: 1,
			tasks: 1,
			codes: { success: 2 },
		});
		expect((await control('GET', '/contacts')).value).toHaveLength(2);
		expect((await control('GET', '/unsubscribed')).value).toMatchObject({
			[list]: [{ address: 'a@b.example' }],
		});
		expect((await control('GET', '/templates')).value).toMatchObject([{ name: 'Sale' }]);
		expect((await control('GET', '/tasks')).value).toMatchObject([
			{ status: 3, failures: { 'c-full@b.example': 2 } },
		]);
		expect((await control('GET', '/tracks')).value).toMatchObject([
			{ users: [{ email: 'b-click@b.example' }, { email: 'a@b.example' }], clicks: [{}] },
		]);
		expect((await control('GET', '/imports')).value).toEqual([]);
		expect((await control('GET', '/domains')).value).toHaveLength(3);
		expect((await control('GET', '/mailboxes')).value).toHaveLength(2);
		expect((await control('GET', '/requests')).value).toMatchObject([
			{ endpoint: 'add-tpl', code: 'success', messageId: '1001' },
			{ endpoint: 'add-task', code: 'success', messageId: '20001' },
		]);
	});

	it('changes settings, account, statuses and faults', async () => {
		const settings = await control('PATCH', '/settings', { layout: 'indented', exportLines: 5 });
		expect(settings.value).toMatchObject({ layout: 'indented', exportLines: 5, cdata: 'proper' });
		expect((await control('GET', '/settings')).value).toEqual(settings.value);
		const account = await control('PATCH', '/account', { company: '新' });
		expect((await control('GET', '/account')).value).toEqual(account.value);
		await umail.addTask(umail.seed('a@b.example'), { status: '-1' });
		await control('POST', '/states', { taskId: '20001', status: 3 });
		expect(umail.task('20001')).toMatchObject({ status: 3, recipients: [{}] });
		await control('POST', '/faults', { kind: 'truncated', endpoint: 'ml-addr-list' });
		expect((await control('GET', '/faults')).value).toHaveLength(1);
		expect((await control('DELETE', '/faults')).value).toEqual([]);
	});

	it.each([
		['PATCH', '/settings', { layout: 'x' }],
		['PATCH', '/settings', { exportLines: -1 }],
		['PATCH', '/settings', { nothing: 1 }],
		['PATCH', '/account', { username: '' }],
		['POST', '/contacts', { listId: '9' }],
		['POST', '/contacts', { count: -1 }],
		['POST', '/events', { kind: 'open' }],
		['POST', '/events', { kind: 'bounce', email: 'a@b.example' }],
		['POST', '/events', { kind: 'open', taskId: '9', email: 'a@b.example' }],
		['POST', '/events', { kind: 'unsubscribe', listId: '9', email: 'a@b.example' }],
		['POST', '/states', { taskId: '9', status: 3 }],
		['POST', '/states', { taskId: '9', status: 7 }],
		['POST', '/faults', { kind: 'html', endpoint: 'send' }],
	])('%s %s %j is 400', async (method, resource, body) => {
		const { status, value } = await control(method, resource, body);
		expect(status).toBe(400);
		expect(value).toHaveProperty('error');
	});
});
