import { getTracking } from '../../../gateways/umail/calls/tracking';
import { getStatistic } from '../../../gateways/umail/calls/statistic';
import { ofItsId, readById, readOne, readRows, readWritten } from '../../../gateways/umail/read';
import { encodeGb18030 } from '../../../simulator/umail/gb18030';
import { failureOf, PASSWORD, replyOf, result, valueOf, xml } from './support';

const readLists = readRows('maillist', 'item');
const readDetail = readOne('maillist');
const rowsOf = (body: string) => valueOf(readLists(replyOf(xml(body))));

const fields = '<id>016</id><subject>客戶</subject><count>12</count><status>enabled</status>';
const row = { id: '016', subject: '客戶', count: 12, status: 'enabled' };

describe('every style of a reply that is well', () => {
	const indented = [
		'<maillist>',
		'  <item>',
		'    <id>',
		'      016',
		'    </id>',
		'    <subject>',
		'      <![CDATA[客戶]]>',
		'    </subject>',
		'    <count>',
		'      12',
		'    </count>',
		'    <status>',
		'      enabled',
		'    </status>',
		'  </item>',
		'</maillist>',
	].join('\r\n');

	test.each([
		['compact', `<maillist><item>${fields}</item></maillist>`],
		['indented, with CRLF inside the elements', indented],
		[
			'in capitals',
			`<MAILLIST><ITEM>${fields.replaceAll(/(?<=<\/?)\w+/gu, (tag) => tag.toUpperCase())}</ITEM></MAILLIST>`,
		],
		[
			'with CDATA',
			'<maillist><item><id>016</id><subject><![CDATA[客戶]]></subject><count>12</count><status>enabled</status></item></maillist>',
		],
		[
			'with CDATA that has lost its brackets, and a blank in an end tag',
			'<maillist><item><id>016</id><subject>![CDATA[客戶]]</subject ><count>12</count><status>enabled</status></item></maillist>',
		],
		[
			'with comments and attributes',
			`<maillist total="1"><!-- one --><item type="x">${fields}</item></maillist>`,
		],
	])('%s', (_style, body) => {
		expect(rowsOf(body)).toEqual([row]);
	});

	test('one element is a list, like several', () => {
		expect(rowsOf(`<maillist><item>${fields}</item><item>${fields}</item></maillist>`)).toEqual([
			row,
			row,
		]);
	});

	test.each(['<maillist></maillist>', '<maillist/>', '<maillist>\r\n</maillist>'])(
		'%j is an empty list',
		(body) => {
			expect(rowsOf(body)).toEqual([]);
		},
	);

	test('an element without fields is no row, nor is a total beside the rows', () => {
		expect(
			rowsOf(`<maillist><total_num>2</total_num><item/><item>${fields}</item></maillist>`),
		).toEqual([row]);
	});

	test('without a declaration, as 3.1 is shown', () => {
		expect(valueOf(readLists(replyOf(`<maillist><item>${fields}</item></maillist>`)))).toEqual([
			row,
		]);
	});

	test('with a byte order mark', () => {
		const body = `\ufeff${xml(`<maillist><item>${fields}</item></maillist>`)}`;
		expect(valueOf(readLists(replyOf(body)))).toEqual([row]);
	});

	test('in GB18030, though it says UTF-8', () => {
		const bytes = encodeGb18030(xml(`<maillist><item>${fields}</item></maillist>`));
		expect(valueOf(readLists(replyOf(bytes)))).toEqual([row]);
	});
});

describe('the fields of a row', () => {
	const fieldsOf = (body: string) => rowsOf(`<maillist><item>${body}</item></maillist>`)[0];

	test.each([
		['twice, the first empty', '<address/><address>a@b.cn</address>', { address: 'a@b.cn' }],
		['twice, the last empty', '<address>a@b.cn</address><address/>', { address: 'a@b.cn' }],
		[
			'twice, as the document shows it',
			'<address>![CDATA[a@b.cn]]</address><address>b@b.cn</address>',
			{ address: 'b@b.cn' },
		],
		['that no document has', '<addr_first>亚洲|中国</addr_first>', { addrFirst: '亚洲|中国' }],
		['misspelt', '<brithday>1986-08-15</brithday>', { birthday: '1986-08-15' }],
		['spelt well', '<birthday>1986-08-15</birthday>', { birthday: '1986-08-15' }],
		['misspelt in 2.1', '<send_qty_remak>7</send_qty_remak>', { sendQtyRemark: 7 }],
		['spelt well in 2.1', '<send_qty_remark>7</send_qty_remark>', { sendQtyRemark: 7 }],
		['with an ID of 18 digits', '<id>304934976469110785</id>', { id: '304934976469110785' }],
		['with a leading zero', '<phone>075512345678</phone>', { phone: '075512345678' }],
		['a count', '<count>0</count>', { count: 0 }],
		[
			'a count with commas',
			'<qty_available>1,234,567</qty_available>',
			{ qtyAvailable: 1_234_567 },
		],
		['an empty count', '<count/>', { count: null }],
		['a count in words', '<qty_available>不限</qty_available>', { qtyAvailable: '不限' }],
		['a type of deduction, which is no count', '<deduction>1</deduction>', { deduction: '1' }],
		['a moment', '<time>2012-7-4 6:08:09</time>', { time: '2012-07-04T06:08:09+08:00' }],
		['no moment', '<open_first>0000-00-00 00:00:00</open_first>', { openFirst: null }],
		['an empty moment', '<click_last/>', { clickLast: null }],
		['a moment in words', '<send_time>立即</send_time>', { sendTime: '立即' }],
		['no day', '<brithday>0000-00-00</brithday>', { birthday: null }],
		['entities', '<subject>a &amp; b &lt; c &#23458;</subject>', { subject: 'a & b < c 客' }],
		[
			'a link inside a link',
			'<link_statistic><link><link_id>8</link_id><link>http://a.cn/?a=1&amp;b=2</link></link></link_statistic>',
			{ links: [{ linkId: '8', link: 'http://a.cn/?a=1&b=2' }] },
		],
		['no links', '<link_statistic></link_statistic>', { links: [] }],
		[
			'several subjects',
			'<subject><id>1</id><name>A</name></subject><subject><id>2</id><name>B</name></subject>',
			{
				subjects: [
					{ id: '1', name: 'A' },
					{ id: '2', name: 'B' },
				],
			},
		],
		[
			'one attachment',
			'<attachments><attachment><atta_id>3</atta_id><atta_name>a.pdf</atta_name></attachment></attachments>',
			{ attachments: [{ attaId: '3', attaName: 'a.pdf' }] },
		],
	])('%s', (_what, body, expected) => {
		expect(fieldsOf(body)).toEqual(expected);
	});
});

describe('a write', () => {
	const idOf = (body: string) => valueOf(readWritten(replyOf(body))).id;

	test.each([
		['no ID', result('success', '操作成功'), null],
		['the ID in <id>', result('success', '添加群发任务成功', '<id>19124</id>'), '19124'],
		['the ID in <data>', result('success', '1021544'), '1021544'],
		['an ID beyond 2^53', result('success', '304934976469110785'), '304934976469110785'],
		[
			'a status among blanks and CRLF',
			xml(
				'<result>\r\n  <status>\r\n    success\r\n  </status>\r\n  <data>\r\n    102\r\n  </data>\r\n</result>',
			),
			'102',
		],
		['fields that no document has', result('success', '7', '<code>0</code><time>1</time>'), '7'],
	])('that succeeded, with %s', (_what, body, id) => {
		expect(idOf(body)).toBe(id);
	});

	test.each([
		['add_maillist_error', 'U-Mail could not add the contact list'],
		['add_describe_error', 'U-Mail could not add the description of the contact list'],
		['update_maillist_error', 'U-Mail could not change the contact list'],
		['update_describe_error', 'U-Mail could not change the description of the contact list'],
		['delete_address_error', 'U-Mail could not delete the addresses of the contact list'],
		['delete_describe_error', 'U-Mail could not delete the description of the contact list'],
		['delete_maillist_error', 'U-Mail could not delete the contact list'],
	])('%s is said in English, with the words of U-Mail beside it', (code, reason) => {
		expect(readWritten(replyOf(result(code, '出错了')))).toEqual({
			outcome: 'rejected',
			failure: { code, text: '出错了', reason, advice: '' },
		});
	});

	test.each([
		['with a text', result('tpl_id_error', '模板不存在'), 'U-Mail refused: 模板不存在'],
		['without one', result('tpl_id_error'), "U-Mail refused with the status 'tpl_id_error'"],
		[
			'as a name of every object',
			result('constructor'),
			"U-Mail refused with the status 'constructor'",
		],
	])('a word that no document has, %s, is a refusal all the same', (_what, body, reason) => {
		expect(readWritten(replyOf(body))).toMatchObject({ outcome: 'rejected', failure: { reason } });
	});

	test.each(['', 'successful', 'unsuccess', '1', 'true'])('%j is no success', (status) => {
		expect(readWritten(replyOf(result(status, '9'))).outcome).not.toBe('accepted');
	});

	test('a list in its place is unknown', () => {
		const outcome = readWritten(replyOf(xml(`<maillist><item>${fields}</item></maillist>`)));
		expect(outcome.outcome).toBe('unknown');
	});

	test('keeps the text of U-Mail without the password', () => {
		const body = result('param_error', `no ${PASSWORD} here`);
		expect(failureOf(readWritten(replyOf(body))).text).toBe('no *** here');
	});
});

describe('one thing', () => {
	test('reads the fields of the root', () => {
		expect(valueOf(readDetail(replyOf(xml(`<maillist>${fields}</maillist>`))))).toEqual(row);
	});

	test.each(['<maillist/>', '<maillist><id/><subject></subject><count/></maillist>'])(
		'%s is nothing, and is said so',
		(body) => {
			expect(readDetail(replyOf(xml(body)))).toMatchObject({
				outcome: 'rejected',
				failure: { code: 'EMPTY', reason: 'U-Mail has nothing under that ID' },
			});
		},
	);

	test('is not what was asked for under another root', () => {
		expect(readDetail(replyOf(xml('<customer><id>1</id></customer>'))).outcome).toBe('unknown');
	});

	test('says why a task has no tracking, and a day no figures', () => {
		expect(failureOf(getTracking.read(replyOf('<track></track>'), { id: '1' }))).toMatchObject({
			reason: 'U-Mail has no tracking for that task',
			advice:
				'It tracks only tasks that were sent through its own platform, with tracking turned on in the task.',
		});
		expect(
			failureOf(getStatistic.read(replyOf(xml('<statistic/>')), { date: '2012-03-02' })),
		).toMatchObject({
			reason: 'U-Mail has no figures for that day',
		});
	});
});

describe('an answer is believed only if it is about the ID that was asked for', () => {
	const one = (id: string) => `<id>${id}</id><subject>客戶</subject>`;
	const readItsDetail = ofItsId(readDetail);
	const readItsRow = readById('maillist', 'item');

	test.each(['016', '16', '0016'])('one that says %s is, for 16', (answered) => {
		const detail = readItsDetail(replyOf(xml(`<maillist>${one(answered)}</maillist>`)), {
			id: '16',
		});
		expect(valueOf(detail)).toMatchObject({ id: answered });
		const list = xml(`<maillist><item>${one('15')}</item><item>${one(answered)}</item></maillist>`);
		expect(valueOf(readItsRow(replyOf(list), { id: '16' }))).toMatchObject({ id: answered });
	});

	test('one that says none is', () => {
		const detail = xml('<maillist><subject>客戶</subject></maillist>');
		expect(valueOf(readItsDetail(replyOf(detail), { id: '16' }))).toEqual({ subject: '客戶' });
	});

	test.each(['160', '1', 'x'])('one that says %s is not, for 16', (answered) => {
		const detail = readItsDetail(replyOf(xml(`<maillist>${one(answered)}</maillist>`)), {
			id: '16',
		});
		expect(failureOf(detail).reason).toContain('about another ID');
		const list = replyOf(xml(`<maillist><item>${one(answered)}</item></maillist>`));
		expect(readItsRow(list, { id: '16' }).outcome).toBe('unknown');
	});

	test('an empty list has nothing under the ID', () => {
		expect(readItsRow(replyOf(xml('<maillist/>')), { id: '16' }).outcome).toBe('rejected');
	});
});
