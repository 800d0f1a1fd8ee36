import { cancel } from '../../../gateways/smsgo/calls/cancel';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { failureOf, replyOf, valueOf } from './support';

// The document shows no answer at all: only what is plainly a success may count as one.
describe('cancel', () => {
	it.each([
		['lines', 'msgid=15\r\nstatuscode=0\r\nstatusstr=OK\r\n'],
		['JSON', '{"result":{"msgid":15,"statuscode":"0","statusstr":"OK"}}'],
		['JSON with the code as a number', '{"results":{"result":[{"statusCode":0},]}}'],
		['bars', '0|OK|15'],
		['bars and a recipient', '0|DELETED|0912345678'],
		['a bare zero', '0'],
		['XML', '<result><statuscode>0</statuscode></result>'],
	])('is confirmed by %s', (_what, body) => {
		expect(valueOf(cancel.read(replyOf(body), { messageId: '15' }))).toBe(true);
	});

	it.each([
		['lines', 'msgid=15\r\nstatuscode=-2\r\nstatusstr=no\r\n', 'no'],
		['JSON', '{"result":{"msgid":15,"statuscode":"-2","statusstr":"no"}}', 'no'],
		['bars', '-2|no|15', 'no'],
		['a bare number', '-2', ''],
		['the code in the id', 'msgid=-2\r\nstatuscode=0\r\nstatusstr=no', 'no'],
	])('is refused by %s', (_what, body, text) => {
		const outcome = cancel.read(replyOf(body), { messageId: '15' });
		expect(outcome.outcome).toBe('rejected');
		expect(failureOf(outcome)).toMatchObject({ code: '-2', text });
	});

	it.each([
		['-1', '-1|x|15', '-1'],
		['-10', 'statuscode=-10', '-10'],
		['a positive code', '1|OK|15', '1'],
		['an id that was echoed', '1504280910499665', '1504280910499665'],
		['an empty code', '|OK|15', ''],
		['lines without a code', 'result=done', 'HTTP 200'],
		['JSON without a code', '{"ok":true}', 'HTTP 200'],
		['JSON without anything', '{}', 'HTTP 200'],
		['lines about another message', 'msgid=16\nstatuscode=0\nstatusstr=OK', 'HTTP 200'],
		['JSON about another message', '{"result":{"msgid":16,"statuscode":"0"}}', 'HTTP 200'],
		['a row about another message', '0|OK|16', 'HTTP 200'],
		['the state of a message', '0|DELIVRD|0912345678', 'HTTP 200'],
	])('is unknown with %s', (_what, body, code) => {
		const outcome = cancel.read(replyOf(body), { messageId: '15' });
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).code).toBe(code);
	});

	it('is unknown with HTTP 500, even with the marker of success', () => {
		expect(cancel.read(replyOf('0', 500), { messageId: '15' }).outcome).toBe('unknown');
	});

	it.each(['作業完成', 'OK', '', '<html>0</html>'])('cannot be read from %j', (body) => {
		expect(() => cancel.read(replyOf(body), { messageId: '15' })).toThrow(UnreadableText);
	});
});
