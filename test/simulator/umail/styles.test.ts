import { form, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();

async function add() {
	const fields = { list_id: umail.seed(), address: 'a@b.example', fullname: '<林>' };
	return await umail.call('mloperate.php', { do: 'ml-addr-add' }, form(fields));
}

describe('the style of replies', () => {
	it('is compact', async () => {
		expect((await add()).body).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>' +
				'<result><status>success</status><data><![CDATA[操作成功]]></data></result>',
		);
	});

	it('or indented, with CRLF inside the elements', async () => {
		umail.panel.changeSettings({ layout: 'indented' });
		expect((await add()).body).toBe(
			[
				'<?xml version="1.0" encoding="UTF-8"?>',
				'<result>',
				'  <status>',
				'    success',
				'  </status>',
				'  <data>',
				'    <![CDATA[操作成功]]>',
				'  </data>',
				'</result>',
			].join('\r\n'),
		);
		expect(await umail.list('ml-addr-list')).toContain('<var1></var1>');
	});

	it('may have broken CDATA, or none', async () => {
		umail.panel.changeSettings({ cdata: 'broken' });
		await add();
		const broken = await umail.list('ml-addr-list');
		expect(broken).toContain('<address>![CDATA[a@b.example]]</address>');
		expect(broken).toContain('<fullname>![CDATA[&lt;林&gt;]]</fullname >');
		umail.panel.changeSettings({ cdata: 'none' });
		expect(await umail.list('ml-addr-list')).toContain('<fullname>&lt;林&gt;</fullname>');
	});

	it('may repeat the address and have the broken CDATA in the first alone', async () => {
		umail.panel.changeSettings({ repeatAddress: true });
		await add();
		const body = await umail.list('ml-addr-list');
		expect(texts(body, 'address')).toEqual(['![CDATA[a@b.example]]', 'a@b.example']);
	});

	it('may have fields that nobody knows, and mended spelling', async () => {
		const id = await umail.sentTask('a-open@b.example');
		umail.panel.changeSettings({ extraFields: true, mendedSpelling: true });
		expect((await add()).body).toContain('<code>0</code>');
		const contacts = await umail.list('ml-addr-list');
		expect(text(contacts, 'total_num')).toBe('2');
		expect(contacts).toContain('<birthday>');
		const tasks = await umail.call('task.php', { do: 'task-list' });
		expect(tasks.body).toContain('<send_qty_remark>');
		expect(tasks.body).toContain('<listes><item>');
		const opens = await umail.call('track.php', { do: 'open-detail', id });
		expect(text(opens.body, 'device')).toBe('pc');
		const batches = await umail.call('stask.php', {});
		expect(text(batches.body, 'totalsum')).toBe('1');
	});

	it('may be served as HTML', async () => {
		umail.panel.changeSettings({ xmlType: 'text/html' });
		expect((await add()).type).toBe('text/html');
	});

	it('keeps `]]>` in a text', async () => {
		await umail.addTemplate({ content: 'a]]>b' });
		const { body } = await umail.call('template.php', { do: 'list-tpl' });
		expect(body).toContain('<![CDATA[a]]]]><![CDATA[>b]]>');
	});
});
