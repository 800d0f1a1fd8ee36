import { isUtf8 } from 'node:buffer';

import type { CloudmaxSettingsPatch } from '../../../simulator/cloudmax/settings';
import { ADD, CloudmaxHarness, form } from './harness';

const harness = new CloudmaxHarness();

/** The reply to adding a tag, and to adding it again. */
async function repliesWith(settings: CloudmaxSettingsPatch) {
	harness.panel.changeSettings(settings);
	return { good: await harness.post(ADD), bad: await harness.post(ADD) };
}

describe('the form of replies', () => {
	it.each([
		['RESPONSE', '<RESPONSE>', '</RESPONSE>'],
		['RESULT', '<RESULT>', '</RESULT>'],
		['nested', '<NewDataSet><Table>', '</Table></NewDataSet>'],
		['none', '', ''],
	] as const)('is XML with root %s', async (root, start, end) => {
		const { good, bad } = await repliesWith({ root });
		const prolog = '<?xml version="1.0" encoding="utf-8"?>';
		expect(good).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
		expect(good.body).toBe(
			`${prolog}${start}<ERRORCODE>0</ERRORCODE><ERRORMSG /><GROUPID>1001</GROUPID>${end}`,
		);
		expect(bad.body).toBe(
			`${prolog}${start}<ERRORCODE>111</ERRORCODE><ERRORMSG>Duplicate GroupName</ERRORMSG>${end}`,
		);
	});

	it.each([
		[
			'csvHeader',
			'ERRORCODE,ERRORMSG,GROUPID\r\n0,,1001\r\n',
			'ERRORCODE,ERRORMSG\r\n111,Duplicate GroupName\r\n',
		],
		[
			'csvEquals',
			'ERRORCODE=0\r\nERRORMSG=\r\nGROUPID=1001\r\n',
			'ERRORCODE=111\r\nERRORMSG=Duplicate GroupName\r\n',
		],
		[
			'csvColon',
			'ERRORCODE:0\r\nERRORMSG:\r\nGROUPID:1001\r\n',
			'ERRORCODE:111\r\nERRORMSG:Duplicate GroupName\r\n',
		],
	] as const)('is %s', async (replyForm, success, failure) => {
		const { good, bad } = await repliesWith({ replyForm });
		expect(good.type).toBe('text/html; charset=utf-8');
		expect([good.body, bad.body]).toEqual([success, failure]);
	});

	it('can stand in a string of a web service, before the rest of a page', async () => {
		const { good } = await repliesWith({ inString: true, pageBehind: true });
		expect(good.body).toMatch(
			/^<\?xml version="1.0" encoding="utf-8"\?>\r\n<string xmlns="http:\/\/tempuri.org\/">&lt;\?xml .*&lt;GROUPID&gt;1001&lt;\/GROUPID&gt;&lt;\/RESPONSE&gt;<\/string>\r\n\r\n<!DOCTYPE html /u,
		);
		expect(good.body).toMatch(/<\/html>\r\n$/u);
	});

	it('quotes what would end a value', async () => {
		harness.panel.addFaults(
			{ kind: 'code', code: 100, text: 'a, "b"' },
			{ kind: 'code', code: 100, text: 'a & <b>' },
		);
		harness.panel.changeSettings({ replyForm: 'csvHeader' });
		expect((await harness.post(ADD)).body).toContain('\r\n100,"a, ""b"""\r\n');
		harness.panel.changeSettings({ replyForm: 'xml' });
		expect((await harness.post(ADD)).body).toContain('>a &amp; &lt;b&gt;<');
	});

	it.each([
		['xml', 'Groups.xml'],
		['csvHeader', 'Groups.csv'],
	] as const)('%s can be a download', async (replyForm, file) => {
		const { good } = await repliesWith({ replyForm, asAttachment: true });
		expect(good.headers['content-disposition']).toBe(`attachment; filename=${file}`);
		expect(good.type).toBe('application/octet-stream; charset=utf-8');
		expect(good.body).toContain('1001');
	});

	it.each([
		['upper', 'ERRORCODE=', 'GROUPID='],
		['mixed', 'ErrorCode=', 'GroupID='],
		['lower', 'errorcode=', 'groupid='],
	] as const)('has names in %s case', async (fieldCase, code, id) => {
		const { good } = await repliesWith({ fieldCase, replyForm: 'csvEquals' });
		expect(good.body).toContain(code);
		expect(good.body).toContain(id);
	});

	it('may leave the message of an error empty', async () => {
		const { bad } = await repliesWith({ emptyMessages: true });
		expect(bad.body).toContain('<ERRORCODE>111</ERRORCODE><ERRORMSG />');
	});
});

describe('the encoding of replies', () => {
	const TEXT = '標籤已存在';

	async function chineseReply(settings: CloudmaxSettingsPatch) {
		harness.panel.changeSettings(settings);
		harness.panel.addFaults({ kind: 'code', code: 111, text: TEXT });
		return await harness.post(ADD);
	}

	it.each([
		['utf-8', false, '3c3f', 'utf-8'],
		['utf-8', true, 'efbbbf3c3f', 'utf-8'],
		['utf-16le', false, '3c003f00', 'utf-16'],
		['utf-16le', true, 'fffe3c003f00', 'utf-16'],
		['utf-16be', true, 'feff003c003f', 'utf-16BE'],
		['big5', false, '3c3f', 'big5'],
		['big5', true, '3c3f', 'big5'],
	] as const)('is %s, mark %s', async (encoding, byteOrderMark, start, name) => {
		const reply = await chineseReply({ encoding, byteOrderMark });
		expect(reply.bytes.toString('hex').startsWith(start)).toBe(true);
		expect(reply.type).toBe(`text/xml; charset=${name}`);
		const text = new TextDecoder(encoding, { fatal: true }).decode(reply.bytes);
		expect(text).toContain(`<?xml version="1.0" encoding="${name}"?>`);
		expect(text).toContain(`<ERRORMSG>${TEXT}</ERRORMSG>`);
		expect(isUtf8(reply.bytes)).toBe(encoding === 'utf-8');
	});

	it('may lie about itself in the declaration and in the header', async () => {
		const reply = await chineseReply({
			encoding: 'utf-16le',
			byteOrderMark: true,
			prologEncoding: 'utf-8',
			headerCharset: 'utf-8',
		});
		expect(reply.type).toBe('text/xml; charset=utf-8');
		const text = reply.bytes.toString('utf16le');
		expect(text.startsWith('\ufeff<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
		expect(text).toContain(TEXT);
	});

	it('may be told nowhere', async () => {
		const settings = { prologEncoding: 'none', headerCharset: 'none' } as const;
		const reply = await chineseReply({ ...settings, encoding: 'utf-16le' });
		expect(reply.type).toBe('text/xml');
		expect(reply.bytes.toString('utf16le')).toMatch(/^<RESPONSE>/);
	});
});

describe('redirects', () => {
	const URLS = {
		ReferUrl: 'http://shop.example/refer',
		SuccessfulUr: 'http://shop.example/good',
		FailedUrl: 'http://shop.example/bad',
	};

	async function locationOf(fields: Record<string, string>) {
		const { status, headers } = await harness.post({ ...ADD, ...fields });
		return { status, location: headers.location };
	}

	it('lead to the URL for success or failure, else to ReferUrl', async () => {
		expect(await locationOf(URLS)).toEqual({ status: 302, location: URLS.SuccessfulUr });
		expect(await locationOf(URLS)).toEqual({ status: 302, location: URLS.FailedUrl });
		const { ReferUrl, FailedUrl } = URLS;
		expect(await locationOf({ ReferUrl })).toEqual({ status: 302, location: ReferUrl });
		expect(await locationOf({ SuccessfulUr: 'http://shop.example/' })).toMatchObject({
			status: 200,
		});
		expect(await locationOf({ GroupName: 'new', FailedUrl })).toMatchObject({ status: 200 });
		expect(harness.panel.requests().map(({ code }) => code)).toEqual([
			'0',
			'111',
			'111',
			'111',
			'0',
		]);
	});

	it('know one spelling of SuccessfulUr or both', async () => {
		const add = async (name: string, GroupName: string) =>
			(await locationOf({ [name]: URLS.SuccessfulUr, GroupName })).status;
		expect(await add('SuccessfulUr', '1')).toBe(302);
		expect(await add('SuccessfulUrl', '2')).toBe(302);
		harness.panel.changeSettings({ successParameter: 'SuccessfulUr' });
		expect(await add('SuccessfulUr', '3')).toBe(302);
		expect(await add('SuccessfulUrl', '4')).toBe(200);
		harness.panel.changeSettings({ redirects: false });
		expect(await add('SuccessfulUr', '5')).toBe(200);
		expect(harness.panel.tags()).toHaveLength(5);
	});

	it('expand the macros of fields that the reply has', async () => {
		const all = 'http://shop.example/?q=1&%omisquerystring%';
		expect((await locationOf({ ReferUrl: all })).location).toBe(
			'http://shop.example/?q=1&ERRORCODE=0&ERRORMSG=&GROUPID=1001',
		);
		const some = 'http://shop.example/%ErrorCode%?m=%errormsg%&j=%jobid%&g=%groupid%&名=1';
		expect((await locationOf({ ReferUrl: some })).location).toBe(
			'http://shop.example/111?m=Duplicate%20GroupName&j=%jobid%&g=%groupid%&%E5%90%8D=1',
		);
	});

	it('cannot break the header', async () => {
		const { status, headers } = await harness.post({ ...ADD, ReferUrl: 'http://x/\r\nA: b' });
		expect(status).toBe(302);
		expect(headers.location).toBe('http://x/%0D%0AA:%20b');
		expect(headers['a']).toBeUndefined();
	});

	it('may be asked for in the XML', async () => {
		const XmlRequest = `<REQUEST><ReferUrl>http://x/?a=%errorcode%&amp;b=1</ReferUrl></REQUEST>`;
		expect((await locationOf({ XmlRequest })).location).toBe('http://x/?a=0&b=1');
	});
});

it('a call without any field is an incorrect request', async () => {
	expect(await harness.codeOfCall(form({}))).toBe('102');
	expect(await harness.codeOfCall({})).toBe('102');
});
