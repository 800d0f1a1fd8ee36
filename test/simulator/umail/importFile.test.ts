import { createHash } from 'node:crypto';

import { multipart, text, UMailHarness } from './harness';

const umail = new UMailHarness();

async function upload(list_id: string, bytes: Buffer, field = 'file') {
	const query = { do: 'ml-addr-add-file', list_id };
	const call = multipart({}, [{ field, fileName: '联系人.csv', bytes }]);
	return text((await umail.call('mloperate.php', query, call)).body, 'status');
}

describe('a file of contacts', () => {
	it('is imported later, without what is invalid or there already', async () => {
		const list = umail.seed('old@b.example');
		const lines = 'a@b.example;甲;F\r\nbad\r\nold@b.example\r\nA@b.example\r\nc@d.example\t乙\r\n';
		expect(await upload(list, Buffer.from(lines, 'utf8'))).toBe('success');
		umail.simulator.clock.advance(59_000);
		expect(umail.panel.imports()).toMatchObject([{ state: 'waiting', added: 0 }]);
		expect(umail.panel.contacts(list)).toHaveLength(1);
		umail.simulator.clock.advance(1_000);
		expect(umail.panel.imports()).toMatchObject([{ state: 'done', added: 2, dropped: 3 }]);
		expect(umail.panel.contacts(list)).toMatchObject([
			{ address: 'old@b.example' },
			{ address: 'a@b.example', fullname: '甲', sex: 'F' },
			{ address: 'c@d.example', fullname: '乙' },
		]);
	});

	it('is kept byte for byte, whatever is in it', async () => {
		const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256));
		await upload(umail.seed(), bytes);
		const [entry] = umail.panel.imports();
		expect(entry?.bytes.equals(bytes)).toBe(true);
		expect(entry?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(entry?.fileName).toBe('联系人.csv');
		expect(umail.panel.requests()).toMatchObject([
			{ files: [{ field: 'file', fileName: '联系人.csv', size: 4_096 }] },
		]);
	});

	it('may be in GB18030', async () => {
		const list = umail.seed();
		const name = Buffer.from([0xc1, 0xd6]);
		await upload(list, Buffer.concat([Buffer.from('a@b.example;'), name, Buffer.from('\n')]));
		umail.simulator.clock.advance(60_000);
		expect(umail.panel.contacts(list)).toMatchObject([{ fullname: '林' }]);
	});

	it('is refused in another field, without a list, or when absent', async () => {
		const list = umail.seed();
		const bytes = Buffer.from('a@b.example');
		expect(await upload(list, bytes, 'file[]')).toBe('param_error');
		expect(await upload(list, bytes, 'upload')).toBe('param_error');
		expect(await upload('999', bytes)).toBe('not_exist');
		const query = { do: 'ml-addr-add-file', list_id: list };
		const reply = await umail.call('mloperate.php', query, multipart({}));
		expect(text(reply.body, 'status')).toBe('param_error');
		expect(umail.panel.imports()).toEqual([]);
	});

	it('takes the list from the body as well', async () => {
		const list_id = umail.seed();
		const file = { field: 'file', fileName: 'a.txt', bytes: Buffer.from('a@b.example') };
		const call = multipart({ list_id }, [file]);
		await umail.call('mloperate.php', { do: 'ml-addr-add-file' }, call);
		expect(umail.panel.imports()).toMatchObject([{ listId: list_id }]);
	});
});
