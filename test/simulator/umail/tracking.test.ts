import { formatWallTime } from '../../../simulator/base/wallTime';
import { text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();

async function track(name: string, query: Record<string, string>) {
	return (await umail.call('track.php', { do: name, ...query })).body;
}

const ADDRESSES = [
	'silent@b.example',
	'a-open2@b.example',
	'b-click@b.example',
	'c-links3@b.example',
	'd-notexist@b.example',
	'e-full@b.example',
	'f-reject@b.example',
	'g-invalid@b.example',
	'h-badformat@b.example',
	'i-spam@b.example',
];

describe('the tracking of a task', () => {
	it('shows what the endings of its addresses stand for', async () => {
		const id = await umail.sentTask(...ADDRESSES);
		const body = await track('overview', { id });
		expect(body).toMatch(/^<track>/);
		const value = (name: string) => text(body, name);
		expect([value('task_id'), value('track_id')]).toEqual([id, '700001']);
		expect([value('send_count'), value('error_send_count'), value('real_send_count')]).toEqual([
			'10',
			'6',
			'4',
		]);
		expect([value('open_unique'), value('open_total'), value('open_ratio')]).toEqual([
			'3',
			'6',
			'75.00%',
		]);
		const [clickUnique, ...links] = texts(body, 'click_unique');
		expect([clickUnique, ...links]).toEqual(['2', '2', '1']);
		expect(texts(body, 'click_total')).toEqual(['7', '4', '3']);
		expect(texts(body, 'link')).toEqual([
			'https://shop.example/sale?id=1&from=edm',
			'https://shop.example/新品',
		]);
	});

	it('is found by ident, which wins over id', async () => {
		const first = await umail.sentTask('a-open@b.example');
		const second = await umail.sentTask('b-open@b.example');
		const { ident } = umail.task(second);
		expect(ident).toMatch(/^\d{8}-362-[0-9A-F]{6}$/);
		expect(text(await track('open-detail', { id: first, ident }), 'email')).toBe(
			'b-open@b.example',
		);
		expect(text(await track('overview', { ident }), 'task_sn')).toBe(ident);
	});

	it('lists opens with zero times for what never was', async () => {
		const id = await umail.sentTask('a-open@b.example', 'b-click2@b.example');
		const body = await track('open-detail', { id });
		expect(texts(body, 'open_total')).toEqual(['1', '2']);
		expect(texts(body, 'click_first')[0]).toBe('0000-00-00 00:00:00');
		expect(texts(body, 'ip_last')[0]).toBe('');
		expect(new Set(texts(body, 'email_id'))).toEqual(new Set(['8000001', '8000002']));
	});

	it('lists clicks and links, all or one', async () => {
		const content =
			'<a href="https://x.example/a?b=1&amp;c=2">1</a><a href=\'http://y.example\'>2</a>';
		const tpl_id = await umail.addTemplate({ content });
		const list = umail.seed('a-click2@b.example', 'b-links@b.example');
		const id = text((await umail.addTask(list, { tpl_id })).body, 'id');
		umail.simulator.clock.advance(60_000);
		const clicks = await track('click-detail', { id });
		expect(texts(clicks, 'link')).toEqual([
			'https://x.example/a?b=1&c=2',
			'https://x.example/a?b=1&c=2',
			'http://y.example',
		]);
		const [, link_id = ''] = texts(await track('link-stat', { id }), 'link_id');
		const one = await track('click-detail', { id, link_id });
		expect(texts(one, 'email')).toEqual(['b-links@b.example']);
		expect(texts(await track('link-stat', { id, link_id }), 'click_unique')).toEqual(['1']);
	});

	it('follows no clicks with 1, nothing with 0, and needs a task', async () => {
		const list = umail.seed('a-click@b.example');
		await umail.addTask(list, { track_status: '1' });
		await umail.addTask(list, { track_status: '0' });
		umail.simulator.clock.advance(60_000);
		const body = await track('overview', { id: '20001' });
		expect([text(body, 'open_total'), text(body, 'click_total')]).toEqual(['1', '0']);
		expect(text(await track('overview', { id: '20002' }), 'status')).toBe('not_exist');
		expect(text(await track('overview', { id: '9' }), 'status')).toBe('not_exist');
		expect(text(await track('overview', {}), 'status')).toBe('param_error');
	});

	it('grows by events', async () => {
		const id = await umail.sentTask('a@b.example', 'c@d.example');
		umail.panel.happen(
			{ kind: 'open', taskId: id, email: 'A@b.example', times: 2 },
			{ kind: 'click', taskId: id, email: 'c@d.example' },
			{ kind: 'fail', taskId: id, email: 'a@b.example', type: 2 },
		);
		const body = await track('open-detail', { id });
		expect(texts(body, 'open_total')).toEqual(['2', '1']);
		expect(umail.task(id).failures).toEqual({ 'a@b.example': 2 });
		expect(() => {
			umail.panel.happen({ kind: 'open', taskId: id, email: 'x@y.example' });
		}).toThrow('has not been sent');
	});
});

describe('the statistics of a day', () => {
	const today = () => formatWallTime(umail.simulator.clock.now(), 'YYYY-MM-DD');

	it('count what was sent and what failed', async () => {
		await umail.sentTask(...ADDRESSES);
		const { body } = await umail.call('statistic.php', { date: today() });
		const counts = ['ws_qty', 'ws_error', 'invalid_addr', 'format_error', 'actual_send'];
		expect(counts.map((name) => text(body, name))).toEqual(['10', '6', '1', '1', '4']);
		const other = await umail.call('statistic.php', { date: '2020-01-01' });
		expect(text(other.body, 'ws_qty')).toBe('0');
		expect(text((await umail.call('statistic.php', {})).body, 'status')).toBe('param_error');
	});

	it('are by batch, by date or number', async () => {
		const id = await umail.sentTask(...ADDRESSES);
		await umail.sentTask('x@y.example');
		const all = await umail.call('stask.php', { date: today() });
		expect(texts(all.body, 'total')).toEqual(['10', '1']);
		const { ident } = umail.task(id);
		const one = await umail.call('stask.php', { ident });
		const names = ['task_id', 'failed', 'success', 'email_not_exist', 'over_quota', 'user_reject'];
		expect(names.map((name) => text(one.body, name))).toEqual([id, '6', '4', '1', '1', '1']);
	});

	it('show deductions, or none', async () => {
		const none = await umail.call('deduction.php', { date: today() });
		expect(none.body).toMatch(/<data><\/data>$/);
		await umail.sentTask('a@b.example', 'b-full@b.example');
		const { body } = await umail.call('deduction.php', { date: today() });
		expect([text(body, 'send_num'), text(body, 'total')]).toEqual(['2', '1']);
	});
});
