import { form, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();

async function add(fields: Record<string, string>) {
	return (await umail.call('mloperate.php', { do: 'ml-addr-add' }, form(fields))).body;
}

describe('one contact', () => {
	const FIELDS = {
		address: 'Lin@Example.com',
		fullname: '林',
		sex: 'F',
		birthday: '1986-08-15',
		phone: '013500000000',
		area: '台北市',
		var1: '一',
		var10: '十',
	};

	it('is added with all its fields, and told its id only when asked', async () => {
		const list_id = umail.seed();
		const reply = await add({ ...FIELDS, list_id, return_id: '1' });
		const id = text(reply, 'data');
		expect(id).toBe('500001');
		expect(await add({ list_id, address: 'b@example.com' })).not.toContain('500002');
		const body = await umail.list('ml-addr-list', { list_id });
		expect(texts(body, 'id')).toEqual(['500001', '500002']);
		expect(texts(body, 'address')).toEqual(['Lin@Example.com', 'b@example.com']);
		expect(texts(body, 'brithday')).toEqual(['1986-08-15', '0000-00-00']);
		expect([text(body, 'phone'), text(body, 'area')]).toEqual(['013500000000', '台北市']);
		expect([text(body, 'var1'), text(body, 'var2'), text(body, 'var10')]).toEqual(['一', '', '十']);
		expect(body).not.toContain('<sex>');
		expect(umail.panel.contacts(list_id)[0]).toMatchObject({ sex: 'F', fullname: '林' });
	});

	it('is added by GET, and by parameters in both places', async () => {
		const list_id = umail.seed();
		await umail.list('ml-addr-add', { list_id, address: 'get@example.com' });
		const query = { do: 'ml-addr-add', list_id };
		await umail.call('mloperate.php', query, form({ address: 'post@example.com' }));
		const addresses = umail.panel.contacts(list_id).map(({ address }) => address);
		expect(addresses).toEqual(['get@example.com', 'post@example.com']);
	});

	it.each([
		[{ address: 'no-at-sign' }, 'param_error'],
		[{ address: '' }, 'param_error'],
		[{ address: 'a@b.example', sex: 'X' }, 'param_error'],
		[{ address: 'a@b.example', birthday: '15.8.86' }, 'param_error'],
		[{ address: 'a@b.example', list_id: '999' }, 'not_exist'],
		[{ address: 'a@b.example', list_id: '' }, 'param_error'],
	])('%j is refused', async (fields, status) => {
		const list_id = umail.seed();
		expect(text(await add({ list_id, ...fields }), 'status')).toBe(status);
		expect(umail.panel.contacts()).toEqual([]);
	});

	it('that is there already is an error, or changed', async () => {
		const list_id = umail.seed('a@b.example');
		const again = { list_id, address: 'A@b.example', fullname: '新' };
		expect(text(await add(again), 'status')).toBe('add_address_error');
		umail.panel.changeSettings({ existingContact: 'update' });
		expect(text(await add(again), 'status')).toBe('success');
		expect(umail.panel.contacts(list_id)).toMatchObject([{ fullname: '新' }]);
	});

	it('is changed field by field, and deleted', async () => {
		const list_id = umail.seed('a@b.example', 'c@d.example');
		const [first] = umail.panel.contacts(list_id);
		const id = first?.id ?? '';
		expect(await umail.change('ml-addr-edit', { id, area: '高雄', var3: '三' })).toBe('success');
		expect(umail.panel.contacts(list_id)[0]).toMatchObject({
			address: 'a@b.example',
			area: '高雄',
		});
		expect(await umail.change('ml-addr-edit', { id, address: 'c@d.example' })).toBe(
			'update_address_error',
		);
		expect(await umail.change('ml-addr-edit', { id: '1', area: 'x' })).toBe('not_exist');
		expect(text(await umail.list('ml-addr-del', { id }), 'status')).toBe('success');
		expect(await umail.change('ml-addr-del', { id })).toBe('not_exist');
		expect(umail.panel.contacts(list_id)).toHaveLength(1);
	});
});

describe('the contacts of a list', () => {
	it('are all there without a page, 50 to a page, and found by a keyword', async () => {
		const { listId: list_id } = umail.panel.seedContacts({ count: 120, subject: 'a' });
		const count = async (query: Record<string, string>) =>
			texts(await umail.list('ml-addr-list', { list_id, ...query }), 'id').length;
		expect(await count({})).toBe(120);
		expect(await count({ limit: '10' })).toBe(120);
		expect(await count({ page: '1' })).toBe(50);
		expect(await count({ page: '3' })).toBe(20);
		expect(await count({ page: '4' })).toBe(0);
		expect(await count({ page: '2', limit: '100' })).toBe(20);
		expect(await count({ keyword: 'USER11' })).toBe(11);
		expect(await count({ keyword: '客户120' })).toBe(1);
	});

	it('are no more to a page than the gateway allows', async () => {
		const { listId: list_id } = umail.panel.seedContacts({ count: 700 });
		const page = await umail.list('ml-addr-list', { list_id, page: '1', limit: '1000' });
		expect(texts(page, 'id')).toHaveLength(500);
		umail.panel.changeSettings({ pageLimit: null });
		const all = await umail.list('ml-addr-list', { list_id, page: '1', limit: '1000' });
		expect(texts(all, 'id')).toHaveLength(700);
	});

	it('come from all lists without an id, and from none with 0', async () => {
		umail.seed('a@b.example');
		umail.seed('c@d.example');
		await add({ list_id: '0', address: 'e@f.example' });
		expect(texts(await umail.list('ml-addr-list'), 'address')).toHaveLength(3);
		const none = await umail.list('ml-addr-list', { list_id: '0' });
		expect(texts(none, 'address')).toEqual(['e@f.example']);
		expect(texts(none, 'list_id')).toEqual(['0']);
		expect(text(await umail.list('ml-addr-list', { list_id: '9' }), 'status')).toBe('not_exist');
	});

	it('can be emptied, with an id only', async () => {
		const list_id = umail.seed('a@b.example');
		expect(await umail.change('ml-addr-empty', {})).toBe('param_error');
		expect(umail.panel.contacts()).toHaveLength(1);
		expect(await umail.change('ml-addr-empty', { list_id })).toBe('success');
		expect(umail.panel.contacts()).toEqual([]);
	});

	it('are all found on their pages, 60,000 of them', async () => {
		const { listId: list_id, added } = umail.panel.seedContacts({ count: 60_000 });
		expect(added).toBe(60_000);
		const ids = new Set<string>();
		for (let page = 1; page <= 120; page++) {
			const query = { list_id, page: `${page}`, limit: '500' };
			for (const id of texts(await umail.list('ml-addr-list', query), 'id')) ids.add(id);
		}
		expect(ids.size).toBe(60_000);
	});
});
