import { form, text, UMailHarness } from './harness';

const umail = new UMailHarness();

async function batch(list_id: string, ml_addr: string, query: Record<string, string> = {}) {
	const all = { do: 'ml-addr-add', list_id, ...query };
	return text((await umail.call('mloperate.php', all, form({ ml_addr }))).body, 'status');
}

const FULL = 'a@b.example;甲;M;1986-08-10;013500000000;北京;v1;v2;v3;v4;v5;v6;v7;v8;v9;v10;';

describe('a batch of contacts', () => {
	it('takes full rows with a `;` behind, and short ones', async () => {
		const list = umail.seed();
		expect(await batch(list, `${FULL}\r\nc@d.example;乙\ne@f.example\n\n`)).toBe('success');
		const [first, second, third] = umail.panel.contacts(list);
		const vars = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10'];
		expect(first).toMatchObject({ fullname: '甲', sex: 'M', phone: '013500000000', vars });
		expect(second).toMatchObject({ fullname: '乙', sex: '', vars: [] });
		expect(third).toMatchObject({ address: 'e@f.example', fullname: '' });
	});

	it('shifts the columns behind a stray `;`', async () => {
		const list = umail.seed();
		await batch(list, 'a@b.example;Lin; Mary;F;1986-08-10;0135');
		expect(umail.panel.contacts(list)).toMatchObject([
			{ fullname: 'Lin', sex: 'Mary', birthday: 'F', phone: '1986-08-10', area: '0135' },
		]);
	});

	it.each(['|', '#', '\t', '行', '##'])('splits records at %j', async (separate) => {
		const list = umail.seed();
		const text = ['a@b.example;甲', 'c@d.example;乙'].join(separate);
		expect(await batch(list, text, { separate, addr_type: 'string' })).toBe('success');
		expect(umail.panel.contacts(list).map(({ fullname }) => fullname)).toEqual(['甲', '乙']);
	});

	it('drops invalid and repeated addresses without a word', async () => {
		const list = umail.seed('old@b.example');
		const rows = 'bad\nold@b.example\nnew@b.example\nNEW@b.example\n;x';
		expect(await batch(list, rows)).toBe('success');
		expect(umail.panel.contacts(list)).toHaveLength(2);
	});

	it('with an invalid address can be refused altogether', async () => {
		const list = umail.seed();
		umail.panel.changeSettings({ batchInvalid: 'reject' });
		expect(await batch(list, 'a@b.example\nbad')).toBe('add_address_error');
		expect(umail.panel.contacts(list)).toEqual([]);
		expect(await batch(list, 'a@b.example')).toBe('success');
	});

	it('is refused with no good address or another type', async () => {
		const list = umail.seed();
		expect(await batch(list, 'bad')).toBe('add_address_error');
		expect(await batch(list, 'a@b.example', { addr_type: 'json' })).toBe('param_error');
		expect(await batch('999', 'a@b.example')).toBe('not_exist');
	});

	it('counts in the body alone', async () => {
		const list_id = umail.seed();
		const body = await umail.list('ml-addr-add', { list_id, ml_addr: 'a@b.example' });
		expect(text(body, 'status')).toBe('param_error');
	});

	it('of 20,000 is added in one call', async () => {
		const list = umail.seed();
		const rows = Array.from({ length: 20_000 }, (_, index) => `u${index}@b.example;客户${index}`);
		expect(await batch(list, rows.join('\n'))).toBe('success');
		expect(umail.panel.contacts(list)).toHaveLength(20_000);
	});
});
