import { getBalance } from '../../../gateways/smsgo/calls/getBalance';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { account, failureOf, replyOf, valueOf } from './support';

describe('getBalance', () => {
	it.each([
		['JSON of chapter 6', '{"results":{"result":[{"statuscode": "0","point": "6220"}]}}', 6220],
		['JSON with a number', '{"results":{"result":[{"statuscode":0,"point":6220}]}}', 6220],
		['the envelope of a send', '{"result":{"statuscode":"0","point":"6220"}}', 6220],
		['a bare number', '6220\r\n', 6220],
		['no points left', '0', 0],
		['no points left, JSON', '{"results":{"result":[{"statuscode": "0","point": "0"}]}}', 0],
		['lines', 'statuscode=0\r\npoint=6220\r\n', 6220],
		['a line without code', 'point=6220', 6220],
		['half a point', '{"results":{"result":[{"statuscode":"0","point":"6220.5"}]}}', 6220.5],
	])('reads %s', (_what, body, points) => {
		expect(valueOf(getBalance.read(replyOf(body)))).toBe(points);
	});

	it.each([
		['a bare code', '-2', ''],
		[
			'JSON with its text in point',
			'{"results":{"result":[{"statuscode":"-2","point":"refused"}]}}',
			'refused',
		],
		['JSON with its own text', '{"result":{"statuscode":"-2","statusstr":"no","point":0}}', 'no'],
		['lines', 'statuscode=-2\r\npoint=0\r\n', '0'],
	])('is refused by %s', (_what, body, text) => {
		const outcome = getBalance.read(replyOf(body));
		expect(outcome.outcome).toBe('rejected');
		expect(failureOf(outcome)).toMatchObject({ code: '-2', text, cause: 'credential-invalid' });
	});

	it.each([
		['a code that says nothing', '-10', '-10'],
		['points below zero under a code of success', '{"statuscode":"0","point":"-5"}', 'HTTP 200'],
		['no points', '{"statuscode":"0"}', 'HTTP 200'],
		['points in words', 'statuscode=0\npoint=many', 'HTTP 200'],
		['no rows', '{"results":{"result":[]}}', 'HTTP 200'],
	])('does not know with %s', (_what, body, code) => {
		const outcome = getBalance.read(replyOf(body));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).code).toBe(code);
	});

	it.each([404, 500, 503])('does not believe HTTP %d', (status) => {
		const outcome = getBalance.read(replyOf('6220', status));
		expect(failureOf(outcome).code).toBe(`HTTP ${status}`);
	});

	it.each(['', '<html></html>', '6,220 points'])('cannot read %j', (body) => {
		expect(() => getBalance.read(replyOf(body))).toThrow(UnreadableText);
	});

	it('hides the password that is echoed', () => {
		const body = `{"statuscode":"-2","point":"bad ${account.password}"}`;
		expect(failureOf(getBalance.read(replyOf(body))).text).toBe('bad ***');
	});
});
