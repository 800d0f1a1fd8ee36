import { formatWallTime } from '../../../simulator/base/wallTime';
import { form, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();
const MINUTE = 60_000;

/** `YYYY-MM-DD HH:mm` at UTC+8, so many minutes from now. */
function inMinutes(minutes: number): string {
	return formatWallTime(umail.simulator.clock.now() + minutes * MINUTE, 'YYYY-MM-DD HH:mm');
}

async function edit(fields: Record<string, string>) {
	return text((await umail.call('task.php', { do: 'edit-task' }, form(fields))).body, 'status');
}

async function taskList(query: Record<string, string> = {}) {
	return (await umail.call('task.php', { do: 'task-list', ...query })).body;
}

describe('a new task', () => {
	it('waits for its time, is sent, and is done', async () => {
		const list = umail.seed('a@b.example', 'c@d.example');
		const reply = await umail.addTask(list, { status: '1', time: inMinutes(10) });
		const id = text(reply.body, 'id');
		expect(text(reply.body, 'status')).toBe('success');
		expect(id).toBe('20001');
		const before = await taskList({ id });
		expect(text(before, 'send_status')).toBe('1');
		expect(text(before, 'time_start')).toBe('0000-00-00 00:00:00');
		expect(texts(before, 'tpl_name')).toEqual(['Sale']);
		expect([text(before, 'acct_type'), text(before, 'acct_address')]).toEqual([
			'address',
			'news@edm-demo.example',
		]);
		expect(before).not.toContain('<acct_domain>');
		umail.simulator.clock.advance(10 * MINUTE);
		expect(text(await taskList({ id }), 'send_status')).toBe('2');
		umail.simulator.clock.advance(MINUTE);
		const after = await taskList({ id });
		expect(text(after, 'send_status')).toBe('3');
		expect([text(after, 'send_count'), text(after, 'error_count')]).toEqual(['2', '0']);
		expect(text(after, 'time_end')).toMatch(/^20/);
		expect(umail.panel.account().qtyAvailable).toBe(999_998);
	});

	it('is sent at once with status 2, held with -1, and limited by send_qty', async () => {
		const list = umail.seed('a@b.example', 'c@d.example');
		const now = text((await umail.addTask(list, { send_qty: '1' })).body, 'id');
		const held = text((await umail.addTask(list, { status: '-1' })).body, 'id');
		expect(umail.task(now)).toMatchObject({ status: 2, sendQty: 1, sendQtyRemark: 2 });
		umail.simulator.clock.advance(60 * MINUTE);
		expect(umail.task(now)).toMatchObject({ status: 3 });
		expect(umail.task(now).recipients).toHaveLength(1);
		expect(umail.task(held)).toMatchObject({ status: -1, timeStart: null });
	});

	it('of an account under review waits although it was to be sent now', async () => {
		umail.panel.changeSettings({ underReview: true });
		const id = text((await umail.addTask(umail.seed('a@b.example'))).body, 'id');
		expect(umail.task(id).status).toBe(1);
		umail.simulator.clock.advance(60 * MINUTE);
		expect(umail.task(id).status).toBe(2);
	});

	it('takes several templates and all kinds of senders', async () => {
		const list = umail.seed();
		const ids = [await umail.addTemplate({ name: 'A' }), await umail.addTemplate({ name: 'B' })];
		await umail.addTask(list, { tpl_id: ids.join(', ') });
		const all = { send_account: 'all', send_domain: 'all' };
		await umail.addTask(list, all);
		await umail.addTask(list, { ...all, send_domain: 'edm-demo.example' });
		const body = await taskList();
		expect(texts(body, 'tpl_name').slice(0, 2)).toEqual(['A', 'B']);
		expect(texts(body, 'acct_type')).toEqual(['address', 'all', 'domain']);
		expect(texts(body, 'acct_domain')).toEqual(['edm-demo.example']);
	});

	it('is made by GET as well', async () => {
		const query = {
			do: 'add-task',
			tpl_id: await umail.addTemplate(),
			send_account: 'news@edm-demo.example',
			send_fullname: '电子报',
			maillist_id: umail.seed(),
			time: '2036-7-4 16:08',
		};
		expect(text((await umail.call('task.php', query)).body, 'status')).toBe('success');
		expect(umail.panel.tasks()).toMatchObject([
			{ senderName: '电子报', status: 1, trackStatus: 0 },
		]);
	});

	it.each([
		[{ tpl_id: '9' }, 'not_exist'],
		[{ maillist_id: '9' }, 'not_exist'],
		[{ maillist_id: '' }, 'param_error'],
		[{ send_account: '' }, 'param_error'],
		[{ send_account: 'all' }, 'param_error'],
		[{ send_domain: 'other.example' }, 'param_error'],
		[{ send_fullname: '' }, 'param_error'],
		[{ status: '3' }, 'param_error'],
		[{ status: '1' }, 'param_error'],
		[{ status: '1', time: '2036-7-4%2016:08' }, 'param_error'],
		[{ track_status: '3' }, 'param_error'],
		[{ send_qty: 'many' }, 'param_error'],
		[{ subs_link: '2' }, 'param_error'],
	])('is refused: %j', async (fields, status) => {
		const reply = await umail.addTask(umail.seed(), { ...fields });
		expect(text(reply.body, 'status')).toBe(status);
		expect(umail.panel.tasks()).toEqual([]);
	});

	it('is refused by a disabled service or list, and for an unknown sender if so set', async () => {
		const list = umail.seed();
		umail.panel.changeAccount({ serviceStatus: 'disabled' });
		expect(text((await umail.addTask(list)).body, 'status')).toBe('service_disabled');
		umail.panel.changeAccount({ serviceStatus: 'enabled' });
		umail.panel.changeSettings({ knownSendersOnly: true });
		const stranger = { send_account: 'x@edm-demo.example' };
		expect(text((await umail.addTask(list, stranger)).body, 'status')).toBe('not_exist');
		expect(text((await umail.addTask(list)).body, 'status')).toBe('success');
		umail.panel.changeSettings({ timeRequired: 'always' });
		expect(text((await umail.addTask(list)).body, 'status')).toBe('param_error');
		await umail.change('maillist-edit', { id: list, status: 'disabled' });
		expect(text((await umail.addTask(list)).body, 'status')).toBe('not_exist');
	});
});

describe('a task that has not been sent', () => {
	it('can be changed, released and deleted', async () => {
		const id = text((await umail.addTask(umail.seed(), { status: '-1' })).body, 'id');
		expect(await edit({ id, send_status: '1' })).toBe('param_error');
		const changes = { send_fullname: '新', send_replyto: 'r@b.example', send_status: '1' };
		expect(await edit({ id, ...changes, send_time: inMinutes(5) })).toBe('success');
		expect(umail.task(id)).toMatchObject({ senderName: '新', replyTo: 'r@b.example', status: 1 });
		umail.simulator.clock.advance(5 * MINUTE);
		expect(umail.task(id).status).toBe(2);
		expect(await edit({ id, send_fullname: 'x' })).toBe('edit_task_error');
		const del = async () =>
			text((await umail.call('task.php', { do: 'del-task', id })).body, 'status');
		expect(await del()).toBe('del_task_error');
		umail.simulator.clock.advance(MINUTE);
		expect(await del()).toBe('success');
		expect(await del()).toBe('not_exist');
	});

	it.each(['send_time', 'time'] as const)(
		'has its time in %s, the other is ignored',
		async (name) => {
			umail.panel.changeSettings({ editTimeName: name });
			const fields = { status: '1', time: '2036-01-01 10:00' };
			const id = text((await umail.addTask(umail.seed(), fields)).body, 'id');
			const other = name === 'time' ? 'send_time' : 'time';
			expect(await edit({ id, [other]: '2036-02-02 10:00' })).toBe('success');
			expect(text(await taskList({ id }), 'send_time')).toBe('2036-01-01 10:00:00');
			expect(await edit({ id, [name]: '2036-2-2 10:00' })).toBe('success');
			expect(text(await taskList({ id }), 'send_time')).toBe('2036-02-02 10:00:00');
		},
	);

	it('is not sent once held again, and takes no status but 1 and -1', async () => {
		const fields = { status: '1', time: inMinutes(5) };
		const id = text((await umail.addTask(umail.seed(), fields)).body, 'id');
		expect(await edit({ id, send_status: '2' })).toBe('param_error');
		expect(await edit({ id, send_status: '-1' })).toBe('success');
		umail.simulator.clock.advance(60 * MINUTE);
		expect(umail.task(id).status).toBe(-1);
	});
});

describe('lists of tasks', () => {
	it('are of a day (2.1), or by page, date and status (6.1)', async () => {
		const list = umail.seed();
		for (const day of ['01', '02', '02']) {
			await umail.addTask(list, { status: '1', time: `2036-03-${day} 10:00` });
		}
		await umail.addTask(list, { status: '-1' });
		const ofDay = await umail.call('task.php', { do: 'list-task', date: '2036-03-02' });
		expect(texts(ofDay.body, 'id')).toEqual(['20002', '20003']);
		expect(texts(ofDay.body, 'send_qty_remak')).toEqual(['0', '0']);
		expect(ofDay.body).not.toContain('<templates>');
		const noDate = await umail.call('task.php', { do: 'list-task' });
		expect(text(noDate.body, 'status')).toBe('param_error');
		const count = async (query: Record<string, string>) =>
			texts(await taskList(query), 'sn').length;
		expect(await count({})).toBe(4);
		expect(await count({ limit: '3' })).toBe(3);
		expect(await count({ page: '2', limit: '3' })).toBe(1);
		expect(await count({ page: '2' })).toBe(0);
		expect(await count({ date: '2036-03-01' })).toBe(1);
		expect(await count({ send_status: '-1' })).toBe(1);
		expect(await count({ send_status: 'all' })).toBe(4);
		umail.panel.setState('20002', -3);
		expect(await count({ send_status: '-3' })).toBe(1);
		expect(text(await taskList({ id: '9' }), 'status')).toBe('not_exist');
	});
});
