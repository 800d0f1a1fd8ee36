import { send } from '../../../gateways/smsgo/calls/send';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { account, failureOf, openReplyOf, replyOf, valueOf } from './support';

const lines = (msgid: string, code: string, text: string, point = '0') =>
	`msgid=${msgid}\r\nstatuscode=${code}\r\nstatusstr=${text}\r\npoint=${point}\r\n`;
const json = (fields: string) => `{"result":{${fields}}}`;

describe('send: accepted', () => {
	it.each([
		[
			'JSON of chapter 6',
			'{"result":{"msgid":1504280910499665,"statuscode":"0","statusstr":"OK","point":1}}',
			{ messageId: '1504280910499665', points: 1, code: '0', text: 'OK' },
		],
		[
			'text of chapter 3',
			'msgid= 100101121234567\nstatuscode=0\nstatusstr=OK\npoint=1\n',
			{ messageId: '100101121234567', points: 1, code: '0', text: 'OK' },
		],
		[
			'text of chapter 2, without points',
			'msgid=100101121234567\nstatuscode=0\nstatusstr=OK\n',
			{ messageId: '100101121234567', points: null, code: '0', text: 'OK' },
		],
		[
			'an id of 18 digits',
			json('"msgid":304934976469110785,"statuscode":0,"point":"50"'),
			{ messageId: '304934976469110785', points: 50, code: '0', text: '' },
		],
		[
			'points that are no number',
			lines('1', '0', 'OK', 'n/a'),
			{ messageId: '1', points: null, code: '0', text: 'OK' },
		],
	])('%s', (_what, body, receipt) => {
		expect(valueOf(send.read(replyOf(body)))).toEqual(receipt);
	});
});

describe('send: rejected', () => {
	it.each([
		['table 1', lines('-8', '-8', 'not enough'), '-8', 'not enough'],
		['a body seen in production', lines('-3', '-3', 'empty'), '-3', 'empty'],
		['JSON', json('"msgid":-2,"statuscode":"-2","statusstr":"x"'), '-2', 'x'],
		['a code of later years', lines('-15', '-15', 'ip'), '-15', 'ip'],
		['FAQ 7', lines('-1', '-1', 'CGI string error!!'), '-1', 'CGI string error!!'],
		['the code in the id alone', lines('-8', '0', 'OK'), '-8', 'OK'],
	])('%s', (_what, body, code, text) => {
		const outcome = send.read(replyOf(body));
		expect(outcome.outcome).toBe('rejected');
		expect(failureOf(outcome)).toMatchObject({ code, text });
	});
});

describe('send: unknown', () => {
	it.each([
		['-1 without the text of FAQ 7', lines('-1', '-1', 'Unknow'), '-1'],
		['-10', lines('-10', '-10', 'Send Fail'), '-10'],
		['a code of nobody', lines('-77', '-77', 'x'), '-77'],
		['a positive code', lines('15', '1', 'x'), '1'],
		['a negative id that says nothing', lines('-10', '0', 'OK'), '-10'],
		['no id', json('"statuscode":"0","statusstr":"OK"'), 'HTTP 200'],
		['an empty id', lines('', '0', 'OK'), 'HTTP 200'],
		['an id that is none', lines('abc', '0', 'OK'), 'HTTP 200'],
		['an id of 21 digits', lines('1'.repeat(21), '0', 'OK'), 'HTTP 200'],
		['no code', json('"msgid":1504280910499665'), 'HTTP 200'],
		['an empty object', '{}', 'HTTP 200'],
		['a bare number', '0', 'HTTP 200'],
	])('%s', (_what, body, code) => {
		const outcome = send.read(replyOf(body));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).code).toBe(code);
	});

	it('says what is missing', () => {
		expect(failureOf(send.read(replyOf('{}'))).reason).toMatch(/no status code/u);
		expect(failureOf(send.read(replyOf(lines('', '0', 'OK')))).reason).toMatch(/no message id/iu);
	});

	it.each([201, 204, 302, 400, 401, 404, 500, 502, 503])(
		'HTTP %d, even with the marker of success',
		(status) => {
			const outcome = send.read(replyOf(lines('1', '0', 'OK', '1'), status));
			expect(outcome.outcome).toBe('unknown');
			const failure = failureOf(outcome);
			expect(failure.code).toBe(`HTTP ${status}`);
			expect(failure.cause).toBe(status >= 500 ? 'temporarily-unavailable' : undefined);
		},
	);

	it('has the beginning of a page as its text', () => {
		const failure = failureOf(send.read(replyOf('<html> <b>Bad\r\nGateway</b></html>', 502)));
		expect(failure.text).toBe('<html> <b>Bad Gateway</b></html>');
	});

	// The transport makes `unknown` of this, whoever the reader is.
	it.each(['', '<html></html>', 'Service Unavailable', '{"result":{"msgid":150428'])(
		'%j cannot be read',
		(body) => {
			expect(() => send.read(replyOf(body))).toThrow(UnreadableText);
		},
	);
});

describe('send: a reply that tells no length', () => {
	const ok = 'statuscode=0\r\nstatusstr=OK\r\n';

	it.each([
		['in the ID', `${ok}msgid=15042`],
		['behind the name of the ID', `${ok}msgid=`],
		['before the ID', ok],
	])('and may be cut %s is unknown: a wrong ID is worse than none', (_what, body) => {
		const outcome = send.read(openReplyOf(body));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).reason).toContain('has no message ID');
	});

	it.each([
		['with a line end behind the ID', `${ok}msgid=15042\r\n`, null],
		['with a blank behind it', `${ok}msgid=15042 `, null],
		['with the ID before the end', `msgid=15042\n${ok.trim()}`, null],
		['with points that may be cut', `msgid=15042\n${ok}point=1`, null],
		['with points that are whole', `msgid=15042\n${ok}point=1\n`, 1],
	])('and is sure %s is accepted', (_what, body, points) => {
		expect(valueOf(send.read(openReplyOf(body)))).toEqual({
			messageId: '15042',
			points,
			code: '0',
			text: 'OK',
		});
	});

	it('is whole in JSON, which has an end of its own', () => {
		const body = json('"msgid":15042,"statuscode":"0","statusstr":"OK"');
		expect(valueOf(send.read(openReplyOf(body))).messageId).toBe('15042');
		expect(() => send.read(openReplyOf(body.slice(0, -3)))).toThrow(UnreadableText);
	});

	it('is a refusal by its code, whatever stands behind it', () => {
		expect(send.read(openReplyOf('msgid=-8\nstatuscode=-8\nstatusstr=not eno')).outcome).toBe(
			'rejected',
		);
	});
});

describe('send: text', () => {
	it('is read from Big5 too', () => {
		const bytes = Buffer.concat([
			Buffer.from('msgid=-8\nstatuscode=-8\nstatusstr='),
			Buffer.from([0xc2, 0x49, 0xbc, 0xc6]),
		]);
		expect(failureOf(send.read(replyOf(bytes, 200, 'text/html'))).text).toBe('點數');
	});

	it.each([
		['the text', lines('-2', '-2', `wrong ${account.password}`)],
		['the code', lines('1', account.password, 'x')],
		['the code, percent-encoded', lines('1', encodeURIComponent(account.password), 'x')],
	])('hides the password that is echoed in %s', (_what, body) => {
		const shown = JSON.stringify(send.read(replyOf(body)));
		expect(shown).toContain('***');
		expect(shown).not.toContain('Tester+PW');
		expect(shown).not.toContain('Tester%2BPW');
	});

	it('shows no more than 200 characters of it', () => {
		const body = lines('-2', '-2', 'x'.repeat(5000));
		expect(failureOf(send.read(replyOf(body))).text).toHaveLength(200);
	});
});
