import { readOne, readRows, readWritten } from '../../../gateways/umail/read';
import type { Outcome } from '../../../messaging/outcome';
import type { Response } from '../../../transport/response';
import { encodeGb18030 } from '../../../simulator/umail/gb18030';
import { failureOf, PASSWORD, replyOf, result, valueOf, xml } from './support';

type Reader = (reply: Response) => Outcome<unknown>;

const readers: readonly (readonly [what: string, read: Reader])[] = [
	['a list', readRows('data', 'task')],
	['one thing', readOne('track')],
	['a write', readWritten],
];
const WARNING =
	'<br />\n<b>Warning</b>:  foreach() in <b>/var/www/api.php</b> on line <b>88</b><br />\n';
const LOGIN =
	'<!DOCTYPE html><html><body><h1>用户登录</h1><form method="post"><input name="username"><input name="password"></form></body></html>';
const HOME = '<!DOCTYPE html><html><body><h1>邮件群发平台</h1></body></html>';

describe.each(readers)('where %s was to come', (_what, read) => {
	test('a 401 with a login challenge is a refused account', () => {
		expect(read(replyOf('<html><h1>401 Unauthorized</h1></html>', 401))).toMatchObject({
			outcome: 'rejected',
			failure: {
				code: 'HTTP 401',
				reason: 'U-Mail refused the account or its password',
				advice: "Check 'Username', 'Password' and 'Authentication' in the credential.",
				cause: 'credential-invalid',
			},
		});
	});

	test.each([
		['auth_error', '用户名或密码错误'],
		['login_fail', ''],
		['error', '登录失败'],
		['error', '未登录'],
		['error', 'Incorrect password'],
	])('HTTP 200 with %s %s is a refused account', (word, text) => {
		expect(read(replyOf(result(word, text)))).toMatchObject({
			outcome: 'rejected',
			failure: { code: word, text, cause: 'credential-invalid' },
		});
	});

	test.each([
		['add_mailbox_error', '密码不能为空'],
		['domain_error', '域名未通过验证'],
		['param_error', '用户名称不能为空'],
	])('%s %s says nothing about the account', (word, text) => {
		const outcome = read(replyOf(result(word, text)));
		expect(outcome.outcome).toBe('rejected');
		expect(failureOf(outcome)).toEqual({
			code: word,
			text,
			reason: `U-Mail refused: ${text}`,
			advice: '',
		});
	});

	test('a login page with HTTP 200 is a refused account', () => {
		expect(read(replyOf(LOGIN))).toMatchObject({
			outcome: 'rejected',
			failure: { code: 'LOGIN_PAGE', cause: 'credential-invalid' },
		});
	});

	test('an error in a <result>, among blanks', () => {
		const body = result('\r\n  not_exist\r\n  ', '\r\n  不存在\r\n  ');
		expect(read(replyOf(body))).toMatchObject({
			outcome: 'rejected',
			failure: { code: 'not_exist', text: '不存在', reason: 'U-Mail refused: 不存在' },
		});
	});

	test('an error behind a warning of PHP', () => {
		expect(read(replyOf(WARNING + result('not_exist', '不存在')))).toMatchObject({
			outcome: 'rejected',
			failure: { code: 'not_exist' },
		});
	});

	test('an error with an HTTP status of its own', () => {
		expect(read(replyOf(result('not_exist', '不存在'), 400))).toMatchObject({
			outcome: 'rejected',
			failure: { code: 'not_exist' },
		});
	});

	test('an error in GB18030', () => {
		const bytes = encodeGb18030(result('not_exist', '不存在'));
		expect(read(replyOf(bytes, 200, 'text/html'))).toMatchObject({
			failure: { text: '不存在' },
		});
	});

	test.each([
		['the home page', HOME, 200, /answered with a web page/u],
		['a page that is no XML', '<html><body><br></html>', 200, /answered with a web page/u],
		['a page behind a warning', `${WARNING}${HOME}`, 200, /could not be understood/u],
		[
			'a page that holds elements of the same name',
			'<!DOCTYPE html><html><body><data value="1">1</data><video><track src="a"/></video><result/></body></html>',
			200,
			/answered with a web page/u,
		],
		['a page of a missing file', HOME, 404, /answered with HTTP status 404/u],
		['a page of a proxy', '<html><h1>502 Bad Gateway</h1></html>', 502, /HTTP status 502/u],
		['an answer of a server that failed', result('success', '1'), 500, /HTTP status 500/u],
		['nothing', '', 200, /answer is empty/u],
		['blanks', ' \r\n ', 200, /answer is empty/u],
		['nothing, with a status', '', 503, /HTTP status 503/u],
		['a warning alone', WARNING, 200, /could not be understood/u],
		['a document that was cut short', result('success', '1').slice(0, -12), 200, /well-formed/u],
		['half a document', xml('<data><task><task_id>1</task_id>'), 200, /well-formed/u],
		['another document', xml('<customer><id>1</id></customer>'), 200, /not the one that belongs/u],
		['a <result> without a status', xml('<result><data>1</data></result>'), 200, /not the one/u],
		['a success with an HTTP status of its own', result('success'), 201, /not the one/u],
		['a word', 'OK', 200, /could not be understood/u],
		['JSON', '{"status":"success"}', 200, /could not be understood/u],
		[
			'a document type',
			'<!DOCTYPE result [<!ENTITY a "b">]><result><status>&a;</status></result>',
			200,
			/document type/u,
		],
	])('%s is unknown', (_page, body, status, reason) => {
		const outcome = read(replyOf(body, status));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome)).toMatchObject({ code: `HTTP ${status}` });
		expect(failureOf(outcome).reason).toMatch(reason);
	});

	test('bytes of no charset are unknown', () => {
		const bytes = Uint8Array.of(0x80, 0xff, 0xc0, 0xaf, 0xfe, 0xfd, 0x81);
		expect(failureOf(read(replyOf(bytes))).reason).toBe(
			"U-Mail's answer could not be understood: The text is not a well-formed XML document",
		);
	});

	test('a method that is not allowed is told by the credential', () => {
		expect(failureOf(read(replyOf(HOME, 405))).advice).toContain("'Request Method'");
	});

	test.each([200, 401, 404, 502])('no page with HTTP %d shows the password', (status) => {
		const page = `<html><body>no such password: ${PASSWORD}</body></html>`;
		expect(JSON.stringify(read(replyOf(page, status)))).not.toContain(PASSWORD);
	});
});

describe('what PHP writes around a document', () => {
	const read = readRows('data', 'task');
	const document = '<data><task><task_id>7</task_id></task></data>';

	test.each([
		['before it', WARNING + xml(document)],
		['before one without a declaration', WARNING + document],
		['behind it', `${xml(document)}\n${WARNING}`],
		['before and behind', `${WARNING}${document}\r\n${WARNING}`],
	])('%s is passed over', (_where, body) => {
		expect(valueOf(read(replyOf(body)))).toEqual([{ taskId: '7' }]);
	});

	test('a text in the place of rows is no empty list', () => {
		const outcome = read(replyOf(xml('<data>系统繁忙</data>')));
		expect(outcome).toMatchObject({ outcome: 'unknown', failure: { code: 'HTTP 200' } });
		expect(failureOf(outcome).text).toContain('系统繁忙');
	});
});
