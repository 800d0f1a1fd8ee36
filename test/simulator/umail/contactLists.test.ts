import { form, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();

async function add(fields: Record<string, string>) {
	const reply = await umail.call('mloperate.php', { do: 'maillist-add' }, form(fields));
	return { status: text(reply.body, 'status'), body: reply.body };
}

describe('contact lists', () => {
	it('are none, one and many', async () => {
		expect(await umail.list('maillist-list')).toBe(
			'<?xml version="1.0" encoding="UTF-8"?><maillist></maillist>',
		);
		expect(await umail.change('maillist-add', { subject: 'VIP', status: 'enabled' })).toBe(
			'success',
		);
		expect(texts(await umail.list('maillist-list'), 'subject')).toEqual(['VIP']);
		await add({ subject: '客户 & <友>', status: 'disabled', description: '说明' });
		const two = await umail.list('maillist-list');
		expect(texts(two, 'subject')).toEqual(['VIP', '客户 & <友>']);
		expect(texts(two, 'status')).toEqual(['enabled', 'disabled']);
		expect(texts(two, 'description')).toEqual(['', '说明']);
		expect(texts(two, 'id')).toEqual(['101', '102']);
	});

	it('decode Chinese once and tell when it was encoded twice', async () => {
		await add({ subject: '电子报', status: 'enabled' });
		await add({ subject: encodeURIComponent('电子报'), status: 'enabled' });
		const [once, twice] = umail.panel.requests();
		expect(once?.doubleEncoded).toEqual([]);
		expect(once?.parameters['subject']).toBe('电子报');
		expect(twice?.doubleEncoded).toEqual(['subject']);
		expect(umail.panel.contactLists()[1]?.subject).toBe('%E7%94%B5%E5%AD%90%E6%8A%A5');
	});

	it.each([
		['documented', '<data>101</data>'],
		['data', '<data>101</data>'],
		['id', '<id>101</id>'],
	] as const)('tell their new id: %s', async (newIdIn, part) => {
		umail.panel.changeSettings({ newIdIn });
		expect((await add({ subject: 'a', status: 'enabled' })).body).toContain(part);
	});

	it('need not tell their new id', async () => {
		umail.panel.changeSettings({ newIdIn: 'none' });
		const { status, body } = await add({ subject: 'a', status: 'enabled' });
		expect(status).toBe('success');
		expect(body).not.toContain('101');
	});

	it('show one, and what becomes of it', async () => {
		const id = umail.seed('a@b.example', 'c@b.example');
		const detail = await umail.list('maillist-detail', { id });
		expect(detail).not.toContain('<item>');
		expect([text(detail, 'subject'), text(detail, 'count')]).toEqual(['List', '2']);
		const reply = await umail.call(
			'mloperate.php',
			{ do: 'maillist-edit', id },
			form({ subject: '新' }),
		);
		expect(text(reply.body, 'status')).toBe('success');
		expect(umail.panel.contactLists()).toMatchObject([{ subject: '新', status: 'enabled' }]);
		expect(await umail.change('maillist-edit', { id, status: 'disabled' })).toBe('success');
		expect(umail.panel.contactLists()).toMatchObject([{ subject: '新', status: 'disabled' }]);
		expect(text(await umail.list('maillist-del', { id }), 'status')).toBe('success');
		expect(umail.panel.summary()).toMatchObject({ contactLists: 0, contacts: 0 });
	});

	it('that do not exist are an error, or an empty reply', async () => {
		const error = await umail.list('maillist-detail', { id: '999' });
		expect(text(error, 'status')).toBe('not_exist');
		umail.panel.changeSettings({ unknownIdReply: 'empty' });
		expect(await umail.list('maillist-detail', { id: '999' })).toMatch(/<maillist><\/maillist>$/);
	});
});

describe('documented errors', () => {
	it.each([
		[{ status: 'enabled' }, 'add_maillist_error'],
		[{ subject: 'a' }, 'add_maillist_error'],
		[{ subject: 'a', status: 'on' }, 'add_maillist_error'],
	])('maillist-add %j: %s', async (fields, status) => {
		expect(await umail.change('maillist-add', { ...fields })).toBe(status);
		expect(umail.panel.contactLists()).toEqual([]);
	});

	it('maillist-add makes the list without a description that is too long', async () => {
		const fields = { subject: 'a', status: 'enabled', description: 'x'.repeat(256) };
		expect(await umail.change('maillist-add', fields)).toBe('add_describe_error');
		expect(umail.panel.contactLists()).toMatchObject([{ subject: 'a', description: '' }]);
	});

	it('maillist-add takes nothing from the query', async () => {
		const query = { do: 'maillist-add', subject: 'a', status: 'enabled' };
		const reply = await umail.call('mloperate.php', query);
		expect(text(reply.body, 'status')).toBe('add_maillist_error');
	});

	it('maillist-edit', async () => {
		const id = umail.seed();
		expect(await umail.change('maillist-edit', { id: '9', subject: 'a' })).toBe(
			'update_maillist_error',
		);
		expect(await umail.change('maillist-edit', { id, status: 'x' })).toBe('update_maillist_error');
		const tooLong = { id, subject: 'b', description: 'x'.repeat(256) };
		expect(await umail.change('maillist-edit', tooLong)).toBe('update_describe_error');
		expect(umail.panel.contactLists()).toMatchObject([{ subject: 'b', description: '' }]);
	});

	it('maillist-del', async () => {
		expect(await umail.change('maillist-del', { id: '9' })).toBe('delete_maillist_error');
		const id = umail.seed('a@b.example');
		await umail.addTask(id);
		expect(await umail.change('maillist-del', { id })).toBe('delete_address_error');
		umail.panel.addFaults({ kind: 'code', text: 'delete_describe_error' });
		expect(await umail.change('maillist-del', { id })).toBe('delete_describe_error');
		umail.simulator.clock.advance(60_000);
		expect(await umail.change('maillist-del', { id })).toBe('success');
	});
});

describe('parameters in the body where the document has them in the query', () => {
	it('can be ignored, or the request refused', async () => {
		const id = umail.seed();
		umail.panel.changeSettings({ postWhereGetOnly: 'ignored' });
		expect(await umail.change('maillist-del', { id })).toBe('delete_maillist_error');
		umail.panel.changeSettings({ postWhereGetOnly: 'refused' });
		const refused = await umail.call('mloperate.php', { do: 'maillist-del', id }, form({}));
		expect([refused.status, refused.type]).toEqual([405, 'text/html; charset=UTF-8']);
		const query = { do: 'maillist-edit', id };
		const edited = await umail.call('mloperate.php', query, form({ subject: 'x' }));
		expect(text(edited.body, 'status')).toBe('success');
		expect(text(await umail.list('maillist-del', { id }), 'status')).toBe('success');
	});
});
