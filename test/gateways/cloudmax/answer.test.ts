import { parseAnswer, readAnswer } from '../../../gateways/cloudmax/response';
import { escapeText } from '../../../simulator/base/markup';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';
import { account, failureOf, replyOf, valueOf } from './support';

const created = { errorcode: '0', errormsg: '', groupid: '0012' };

/** What .NET writes around an answer. */
const WRAPS: readonly ((body: string) => string)[] = [
	(body) =>
		`<?xml version="1.0" encoding="utf-8"?>\r\n<string xmlns="http://tempuri.org/">${escapeText(body).replaceAll('\r', '&#xD;')}</string>`,
	(body) =>
		`<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">${escapeText(body)}</string>`,
	(body) => `<string><![CDATA[${body.replaceAll(']]>', ']]]]><![CDATA[>')}]]></string>`,
	(body) =>
		`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GroupsResponse xmlns="http://tempuri.org/"><GroupsResult>${escapeText(body)}</GroupsResult></GroupsResponse></soap:Body></soap:Envelope>`,
];

/** What ASP.NET writes behind one. */
const PAGES = [
	'\r\n\r\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>\r\n\tERRORCODE=100, GROUPID: 7\r\n</title></head><body><br></body></html>',
	'<html>\n<body><form name="form1" method="post" action="Groups.aspx"><input type="hidden" name="__VIEWSTATE" value="/wEPDw=="/></form></body></html>\n',
	'<form method="post" action="./Groups.aspx" id="form1"><div></div></form>',
] as const;

// The document shows no reply at all: root, layout and case are open.
describe('parseAnswer', () => {
	it.each([
		[
			'XML',
			'<?xml version="1.0" encoding="utf-8"?><RESPONSE><ERRORCODE>0</ERRORCODE><ERRORMSG></ERRORMSG><GROUPID>0012</GROUPID></RESPONSE>',
		],
		[
			'XML in other case, deeper, with attributes and blanks',
			'<r><a x="1"><ErrorCode type="int"> 0 </ErrorCode>\n<errorMsg/></a><b><GroupId>0012</GroupId></b></r>',
		],
		['XML attributes', '<RESULT ERRORCODE="0" ERRORMSG="" GROUPID="0012"/>'],
		[
			'XML without a root',
			'<?xml version="1.0"?>\n<ERRORCODE>0</ERRORCODE><ERRORMSG/><GROUPID>0012</GROUPID>',
		],
		['a heading and a row', 'ERRORCODE,ERRORMSG,GROUPID\r\n0,,0012\r\n'],
		['a heading in another order, quoted', '"GroupID";"ErrorMsg";"ErrorCode"\n"0012";"";"0"'],
		['a heading with tabs', 'errorcode\terrormsg\tgroupid\n0\t\t0012'],
		['a name and a value in each row', 'ERRORCODE,0\r\nERRORMSG,\r\nGROUPID,0012'],
		['a row alone, in the order of the document', '0,,0012'],
		['equals signs', 'ERRORCODE=0\r\nERRORMSG=\r\nGROUPID=0012\r\n'],
		['colons', 'ErrorCode: 0\nErrorMsg:\nGroupID: "0012"\n'],
	])('reads %s', (_what, body) => {
		expect(parseAnswer(body)).toEqual(created);
		for (const page of PAGES) expect(parseAnswer(`${body}${page}`)).toEqual(created);
		for (const wrap of WRAPS) {
			expect(parseAnswer(wrap(body))).toEqual(created);
			expect(parseAnswer(wrap(wrap(body)))).toEqual(created);
			for (const page of PAGES) {
				expect(parseAnswer(`${wrap(body)}${page}`)).toEqual(created);
				expect(parseAnswer(wrap(`${body}${page}`))).toEqual(created);
			}
		}
	});

	it.each(PAGES.slice(0, 2))('finds no answer in a page: %s', (page) => {
		expect(() => parseAnswer(page)).toThrow(UnreadableText);
		for (const wrap of WRAPS) expect(() => parseAnswer(wrap(page))).toThrow(UnreadableText);
	});

	it('believes no answer that ends before the page does', () => {
		const [page] = PAGES;
		expect(() => parseAnswer(`<R><ERRORCODE>0</ERRORCODE>${page}`)).toThrow(UnreadableText);
	});

	it.each([
		['XML', '<R><ERRORCODE>111</ERRORCODE><ERRORMSG>a, &lt;b&gt; = c</ERRORMSG></R>'],
		['CSV', 'ERRORCODE,ERRORMSG\r\n111,"a, <b> = c"\r\n'],
		['a row alone', '111,"a, <b> = c"'],
		['equals signs', 'ERRORCODE=111\nERRORMSG=a, <b> = c'],
	])('reads a message with marks of its own in %s', (_what, body) => {
		expect(parseAnswer(body)).toEqual({ errorcode: '111', errormsg: 'a, <b> = c' });
	});

	it('believes the marker, not a message that repeats it', () => {
		expect(parseAnswer('ERRORCODE=100\nERRORMSG=said\nERRORCODE=0')).toMatchObject({
			errorcode: '100',
		});
	});

	it.each([
		['nothing', ''],
		['blanks', ' \r\n '],
		['a page', '<!DOCTYPE html><html><body>Runtime Error</body></html>'],
		['a page that is well-formed', '<html><body><p>ERRORCODE=0</p></body></html>'],
		['XML that is cut short', '<R><ERRORCODE>0</ERRORCODE><ERRORMSG>'],
		['XML without a root that is cut short', '<ERRORCODE>0</ERRORCODE><ERRORMSG'],
		['a word', 'OK'],
		['a number', '0'],
		['a sentence', 'Server is busy, try later'],
		['JSON', '{"ERRORCODE":"0"}'],
	])('does not read %s', (_what, body) => {
		expect(() => parseAnswer(body)).toThrow(UnreadableText);
	});
});

describe('readAnswer of a reply that tells no length', () => {
	const withoutEnd = (body: string) =>
		valueOf(readAnswer(new Response(200, {}, Buffer.from(body), new Secrets([]))));

	it.each([
		['lines', 'ERRORCODE=0\nERRORMSG=\nGROUPID=15042'],
		['a row', '0,,15042'],
		['a heading and a row', 'ERRORCODE,ERRORMSG,GROUPID\n0,,15042'],
	])('believes no ID at the very end of %s', (_what, body) => {
		expect(withoutEnd(body)).toEqual({ errorcode: '0', errormsg: '' });
		expect(withoutEnd(`${body}\r\n`)).toMatchObject({ groupid: '15042' });
		const length = { 'content-length': String(body.length) };
		expect(valueOf(readAnswer(replyOf(body, 200, 'text/plain', length)))).toMatchObject({
			groupid: '15042',
		});
	});

	it.each([
		['in XML', '<R><ERRORCODE>0</ERRORCODE><GROUPID>15042</GROUPID></R>'],
		['in quotes', '"0","","15042"'],
		['before the end', 'GROUPID=15042\nERRORCODE=0'],
	])('believes one %s', (_what, body) => {
		expect(withoutEnd(body)).toMatchObject({ groupid: '15042' });
	});
});

describe('readAnswer', () => {
	const xml = (code: string, text = ''): string =>
		`<R><ERRORCODE>${code}</ERRORCODE><ERRORMSG>${text}</ERRORMSG></R>`;

	it('accepts exactly 0, whatever the message', () => {
		expect(valueOf(readAnswer(replyOf(xml('0'))))).toEqual({ errorcode: '0', errormsg: '' });
		expect(valueOf(readAnswer(replyOf(xml('0', 'done'))))).toMatchObject({ errormsg: 'done' });
	});

	it.each(['00', '0.0', '-0', '+0', 'O', '0x0', 'false', '0;', '1', '200'])(
		'does not accept %s',
		(code) => {
			const outcome = readAnswer(replyOf(xml(code)));
			expect(outcome.outcome).toBe('unknown');
			expect(failureOf(outcome)).toMatchObject({ code });
			expect(failureOf(outcome).reason).toContain(`unknown code ${code}`);
		},
	);

	it.each([
		['an empty code', xml('')],
		['no code', '<R><GROUPID>12</GROUPID></R>'],
		['a heading alone', 'ERRORCODE,ERRORMSG,GROUPID'],
		['other lines', 'Message: hello'],
	])('%s is unknown', (_what, body) => {
		const outcome = readAnswer(replyOf(body));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).reason).toBe("Cloudmax's answer has no ErrorCode");
	});

	it.each([201, 400, 403, 404, 500, 503])('HTTP status %d is unknown, even with 0', (status) => {
		const outcome = readAnswer(replyOf(xml('0'), status));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome)).toMatchObject({
			code: `HTTP ${status}`,
			reason: `Cloudmax answered with HTTP status ${status}`,
		});
	});

	it('a server that does not take the method is told by the credential', () => {
		expect(failureOf(readAnswer(replyOf('<html/>', 405))).advice).toContain("'Request Method'");
	});

	it('a file counts as what it holds', () => {
		const headers = { 'content-disposition': 'attachment; filename="result.csv"' };
		const reply = replyOf('ERRORCODE,ERRORMSG\r\n113,', 200, 'application/octet-stream', headers);
		expect(readAnswer(reply)).toMatchObject({ outcome: 'rejected', failure: { code: '113' } });
	});

	it('keeps the text of the vendor, without the password', () => {
		const text = `no ${account.password.replace('&', '&amp;').replace('<', '&lt;')} here`;
		expect(failureOf(readAnswer(replyOf(xml('102', text)))).text).toBe('no *** here');
	});
});
