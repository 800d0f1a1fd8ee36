import { createHash } from 'node:crypto';

import { form, multipart, type TestFile, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();
const FILE = 'template.php';

const PDF: TestFile = { field: 'file', fileName: '目录.pdf', bytes: Buffer.from([0, 255, 13, 10]) };
const array = (...names: readonly string[]) =>
	names.map((fileName) => ({ field: 'file[]', fileName, bytes: Buffer.from(fileName) }));

async function upload(name: string, fields: Record<string, string>, files: readonly TestFile[]) {
	const reply = await umail.call(FILE, { do: name }, multipart(fields, files));
	return { status: text(reply.body, 'status'), id: text(reply.body, 'data') };
}

async function change(name: string, fields: Record<string, string>) {
	return text((await umail.call(FILE, { do: name }, form(fields))).body, 'status');
}

const FIELDS = { name: '双十一', subject: '主题一|主题二', content: '<p>你好 & ]]> %E4</p>' };

describe('templates', () => {
	it('are uploaded with several subjects and listed', async () => {
		const { id } = await upload('add-tpl', FIELDS, []);
		expect(id).toBe('1001');
		const { body } = await umail.call(FILE, { do: 'list-tpl', tpl_id: id });
		expect(body).toContain('<attachments></attachments>');
		expect(texts(body, 'name')).toEqual(['双十一', '主题一', '主题二']);
		expect(text(body, 'user_id')).toBe('362');
		expect(umail.panel.templates()[0]?.content).toBe(FIELDS.content);
		expect(umail.panel.requests()[0]?.doubleEncoded).toEqual(['content']);
	});

	it('may come as a form', async () => {
		expect(await change('add-tpl', { ...FIELDS, encoding: 'base64' })).toBe('success');
		expect(umail.panel.templates()).toMatchObject([{ name: '双十一', encoding: 'base64' }]);
	});

	it.each([
		{ ...FIELDS, name: '' },
		{ ...FIELDS, subject: ' ' },
		{ ...FIELDS, content: '' },
		{ ...FIELDS, encoding: '8bit' },
	])('are refused: %j', async (fields) => {
		expect((await upload('add-tpl', fields, [])).status).toBe('param_error');
		expect(umail.panel.templates()).toEqual([]);
	});

	it('are changed field by field, and deleted', async () => {
		const tpl_id = await umail.addTemplate();
		expect(await change('edit-tpl', { tpl_id })).toBe('param_error');
		expect(await change('edit-tpl', { tpl_id, subject: '新|老' })).toBe('success');
		expect(umail.panel.templates()).toMatchObject([
			{ name: 'Sale', subjects: [{ name: '新' }, { name: '老' }] },
		]);
		const edited = await umail.call(FILE, { do: 'edit-tpl', tpl_id, name: 'x' });
		expect(text(edited.body, 'status')).toBe('success');
		const deleted = await umail.call(FILE, { do: 'del-tpl', tpl_id });
		expect(text(deleted.body, 'status')).toBe('success');
		expect(await change('del-tpl', { tpl_id })).toBe('not_exist');
		expect(await change('del-tpl', {})).toBe('param_error');
		const list = await umail.call(FILE, { do: 'list-tpl' });
		expect(list.body).toMatch(/<template_list><\/template_list>$/);
	});
});

describe('attachments', () => {
	it('come in `file` or `file[]`, byte for byte', async () => {
		const { id } = await upload('add-tpl', FIELDS, [PDF]);
		await upload('tpl-attachment-add', { tpl_id: id }, array('a.txt', 'b.txt'));
		const stored = umail.panel.templates()[0]?.attachments ?? [];
		expect(stored.map(({ field, fileName }) => [field, fileName])).toEqual([
			['file', '目录.pdf'],
			['file[]', 'a.txt'],
			['file[]', 'b.txt'],
		]);
		expect(stored[0]?.bytes.equals(PDF.bytes)).toBe(true);
		expect(stored[0]?.sha256).toBe(createHash('sha256').update(PDF.bytes).digest('hex'));
		const { body } = await umail.call(FILE, { do: 'list-tpl' });
		expect(texts(body, 'atta_id')).toEqual(['901', '902', '903']);
		expect(texts(body, 'atta_name')).toEqual(['目录.pdf', 'a.txt', 'b.txt']);
	});

	it('of several parts named `file` only the last counts', async () => {
		const files = array('a.txt', 'b.txt').map((file) => ({ ...file, field: 'file' }));
		await upload('add-tpl', FIELDS, files);
		expect(umail.panel.templates()[0]?.attachments).toMatchObject([{ fileName: 'b.txt' }]);
	});

	it('in another field are none', async () => {
		const tpl_id = await umail.addTemplate();
		const files = array('a.txt').map((file) => ({ ...file, field: 'attachment' }));
		expect((await upload('tpl-attachment-add', { tpl_id }, files)).status).toBe('param_error');
		expect((await upload('tpl-attachment-add', { tpl_id: '9' }, [PDF])).status).toBe('not_exist');
	});

	it('are deleted one by one, and all of them without an id', async () => {
		const { id: tpl_id } = await upload('add-tpl', FIELDS, array('a', 'b', 'c'));
		const left = () => umail.panel.templates()[0]?.attachments.map(({ fileName }) => fileName);
		expect(await change('tpl-attachment-del', { tpl_id, attachment_id: '902' })).toBe('success');
		expect(left()).toEqual(['a', 'c']);
		expect(await change('tpl-attachment-del', { tpl_id, attachment_id: '7' })).toBe('not_exist');
		expect(left()).toEqual(['a', 'c']);
		expect(await change('tpl-attachment-del', { tpl_id })).toBe('success');
		expect(left()).toEqual([]);
	});
});
