import { text, UMailHarness } from './harness';

const umail = new UMailHarness();

function members(list: string) {
	return umail.panel.contacts(list).map(({ address, fullname }) => `${address} ${fullname}`);
}

describe('subscribing', () => {
	it('one address, by default under its local part', async () => {
		const list_id = umail.seed();
		await umail.change('ml-sub', { list_id, address: 'mary@b.example' });
		const body = await umail.list('ml-sub', { list_id, address: 'tom@b.example', name: '汤' });
		expect(text(body, 'status')).toBe('success');
		expect(members(list_id)).toEqual(['mary@b.example mary', 'tom@b.example 汤']);
		await umail.change('ml-sub', { list_id, address: 'tom@b.example', name: 'Tom' });
		expect(members(list_id)).toEqual(['mary@b.example mary', 'tom@b.example Tom']);
	});

	it.each([
		['pairs', 'a@b.example,甲;c@d.example,乙;'],
		['lines with tabs', 'a@b.example\t甲\r\nc@d.example\t乙\r\n'],
		['lines with commas', 'a@b.example,甲\nbad,x\nc@d.example,乙'],
	])('many as %s', async (_, maillist) => {
		const list_id = umail.seed();
		expect(await umail.change('ml-sub', { list_id, maillist })).toBe('success');
		expect(members(list_id)).toEqual(['a@b.example 甲', 'c@d.example 乙']);
	});

	it('is refused without a list or an address', async () => {
		const list_id = umail.seed();
		expect(await umail.change('ml-sub', { address: 'a@b.example' })).toBe('param_error');
		expect(await umail.change('ml-sub', { list_id: '9', address: 'a@b.example' })).toBe(
			'not_exist',
		);
		expect(await umail.change('ml-sub', { list_id })).toBe('param_error');
		expect(await umail.change('ml-sub', { list_id, maillist: 'bad' })).toBe('param_error');
	});
});

describe('unsubscribing', () => {
	it.each([
		['a list', 'a@b.example,C@d.example'],
		['lines', 'a@b.example\r\nc@d.example\r\nx@y.example'],
	])('takes %s', async (_, address) => {
		const list_id = umail.seed('a@b.example', 'c@d.example', 'e@f.example');
		expect(await umail.change('ml-unsub', { list_id, address })).toBe('success');
		expect(members(list_id)).toHaveLength(1);
		const left = umail.panel.unsubscribed(list_id).map((entry) => entry.address);
		expect(left).toEqual(['a@b.example', 'c@d.example']);
	});

	it('is told by the export, in order and with the time', async () => {
		const list_id = umail.seed('a@b.example', 'c@d.example');
		umail.panel.happen({ kind: 'unsubscribe', listId: list_id, email: 'c@d.example' });
		umail.simulator.clock.advance(5_000);
		await umail.list('ml-unsub', { list_id, address: 'a@b.example' });
		const body = await umail.list('unsubscribe-export', { id: list_id });
		expect(body).toMatch(
			/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\tc@d\.example\n[\d-]{10} [\d:]{8}\ta@b\.example\n$/,
		);
		const rest = await umail.list('subscription-export', { id: list_id });
		expect(rest).toBe('');
	});
});
