import { readStatuses, type SmsgoMessageKey } from '../../../gateways/smsgo/statuses';
import { account, failureOf, openReplyOf, replyOf, valueOf } from './support';

const key = (messageId: string, recipient: string | null): SmsgoMessageKey => ({
	messageId,
	recipient,
});
const read = (body: string, ...keys: SmsgoMessageKey[]) =>
	valueOf(readStatuses(replyOf(body), keys));
const statuses = (body: string, ...keys: SmsgoMessageKey[]) =>
	read(body, ...keys).map((results) => results.map(({ status }) => status));
const rows = (...lines: string[]) => lines.join('\r\n');

describe('readStatuses of one message', () => {
	const asked = key('1504280910499665', '0988123456');
	const delivered = {
		recipient: '0988123456',
		input: null,
		messageId: '1504280910499665',
		accepted: true,
		status: 'delivered',
		isFinal: true,
		reason: null,
		points: null,
		requestPoints: null,
		raw: { code: '0', text: 'DELIVRD', recipient: '0988123456' },
	};

	it.each([
		[
			'JSON of chapter 6',
			'{"results":{"result":[{"statusCode": "0","statusStr":"DELIVRD","cellphone":"0988123456"},]}}',
		],
		['text of chapter 1', '0|DELIVRD|0988123456'],
		['text with the id too', '0|DELIVRD|0988123456|1504280910499665\r\n'],
		['lines', 'msgid=1504280910499665\nstatuscode=0\nstatusstr=DELIVRD\ndstaddr=0988123456'],
		[
			'XML',
			'<results><result><statusCode>0</statusCode><statusStr>DELIVRD</statusStr><cellphone>0988123456</cellphone></result></results>',
		],
	])('reads %s', (_what, body) => {
		expect(read(body, asked)).toEqual([[delivered]]);
	});

	it('takes a state without a number for the only one that was asked about', () => {
		const [[result] = []] = read('0|DELIVRD', asked);
		expect(result).toEqual({ ...delivered, raw: { code: '0', text: 'DELIVRD' } });
	});

	it('is accepted whatever the state', () => {
		const [[result] = []] = read('0|ABSENT|0988123456', asked);
		expect(result).toMatchObject({ accepted: true, status: 'undeliverable', isFinal: true });
		expect(result?.reason).toMatch(/does not exist/u);
	});

	it('does not know a state that is not in table 2', () => {
		const [[result] = []] = read('0|ENROUTE|0988123456', asked);
		expect(result).toMatchObject({ status: 'unknown', isFinal: false, raw: { text: 'ENROUTE' } });
		expect(result?.reason).toContain('ENROUTE');
	});

	it('keeps a state although the row has a code of its own', () => {
		const body = '-5|REJECTD|0988123456';
		expect(statuses(body, asked)).toEqual([['rejected']]);
		expect(statuses('-1|UNDELIV|0988123456|1504280910499665', asked)).toEqual([['undeliverable']]);
	});

	it.each([
		['-5', "smsgo refused a recipient's number"],
		['-8', 'The account has not enough points'],
		['-23', 'signature'],
	])('has the meaning of table 1 for %s without a word', (code, reason) => {
		for (const body of [
			`${code}||0988123456`,
			`${code}||0988123456|1504280910499665\r\n`,
			`{"results":{"result":[{"statusCode":"${code}","statusStr":"","cellphone":"0988123456"},]}}`,
			`{"results":{"result":[{"statusCode":"${code}","cellphone":"0988123456"},]}}`,
		]) {
			const [[result] = []] = read(body, asked);
			expect(result).toMatchObject({ accepted: true, status: 'rejected', isFinal: true });
			expect(result?.reason).toContain(reason);
		}
	});

	it.each([
		'-1|Unknow|0988123456',
		'-1|UNKNOWN|0988123456|1504280910499665',
		'-1|unknown|',
		'{"results":{"result":[{"statusCode":"-1","statusStr":"Unknow","cellphone":""},]}}',
	])('does not know whether a message was accepted that smsgo does not know: %s', (body) => {
		const [[result] = []] = read(body, asked);
		expect(result).toMatchObject({
			recipient: '0988123456',
			messageId: '1504280910499665',
			accepted: null,
			status: 'unknown',
			isFinal: false,
		});
		expect(result?.reason).toContain('smsgo does not know this message');
	});

	it.each([
		['another number', '0|DELIVRD|0912345678'],
		['another message', '0|DELIVRD|0988123456|2'],
		['nothing', '{"results":{"result":[]}}'],
	])('says that there is no state when the answer is about %s', (_what, body) => {
		const [results] = read(body, asked);
		expect(results).toEqual([
			{
				...delivered,
				accepted: null,
				status: 'unknown',
				isFinal: false,
				reason: 'smsgo has no state for this message and recipient',
				raw: { code: null, text: null },
			},
		]);
	});
});

describe('readStatuses of many messages', () => {
	const keys = [key('1', '0911111111'), key('2', '0922222222'), key('3', '0933333333')];
	const expected = [['delivered'], ['expired'], ['undeliverable']];
	const all = ['0|DELIVRD|0911111111|1', '0|EXPIRED|0922222222|2', '0|UNDELIV|0933333333|3'];

	it.each([
		['in order', rows(...all, '')],
		['in another order', rows(...all.toReversed())],
		['between blank rows', rows('', ...all.flatMap((row) => [row, '', '  ']))],
		['beside rows that are cut short', rows('0|DELIVRD', ...all, '0', '0|')],
		['beside rows of empty cells', rows('|||', ...all, '|')],
		['beside rows of others', rows('0|ABSENT|0944444444|4', ...all, '0|ABSENT|0911111111|4')],
		['with LF alone', all.join('\n')],
	])('matches rows %s', (_what, body) => {
		expect(statuses(body, ...keys)).toEqual(expected);
	});

	it('is unknown for a row that is missing or cut short, and for no other', () => {
		expect(statuses(rows('0|DELIVRD|0911111111|1', '0|EXPIRED|0922222222'), ...keys)).toEqual([
			['delivered'],
			['unknown'],
			['unknown'],
		]);
	});

	it('reads JSON with ids that are numbers of 18 digits', () => {
		const row = (id: string, state: string) =>
			`{"statusCode":"0","statusStr":"${state}","cellphone":"0911111111","msgid":${id}}`;
		const body = `{"results":{"result":[${row('304934976469110785', 'DELIVRD')},${row('304934976469110784', 'EXPIRED')},]}}`;
		expect(
			statuses(
				body,
				key('304934976469110784', '0911111111'),
				key('304934976469110785', '0911111111'),
			),
		).toEqual([['expired'], ['delivered']]);
	});

	it('tells the recipients of one message apart', () => {
		const body = rows('0|UNDELIV|0922222222|7', '0|DELIVRD|0911111111|7');
		expect(
			statuses(body, key('7', '0911111111'), key('7', '0922222222'), key('7', '0933333333')),
		).toEqual([['delivered'], ['undeliverable'], ['unknown']]);
	});

	it('does not take a row without a number for every recipient of the message', () => {
		const body = rows('0|DELIVRD||7', '0|EXPIRED|0911111111|7');
		expect(statuses(body, key('7', '0911111111'), key('7', '0922222222'))).toEqual([
			['expired'],
			['unknown'],
		]);
	});

	it('answers the same question twice', () => {
		const asked = key('1', '0911111111');
		expect(statuses('0|DELIVRD|0911111111|1', asked, { ...asked })).toEqual([
			['delivered'],
			['delivered'],
		]);
	});

	it.each(['+8613681912700', '8613681912700', ' 8613681912700'])(
		'knows a number abroad written as %j',
		(written) => {
			const [[result] = []] = read(`0|DELIVRD|${written}|1`, key('1', '+8613681912700'));
			expect(result).toMatchObject({ recipient: '+8613681912700', status: 'delivered' });
		},
	);

	it.each(['12125550123', '+12125550123', ' 12125550123'])('and %j', (written) => {
		expect(statuses(`0|DELIVRD|${written}|1`, key('1', '+12125550123'))).toEqual([['delivered']]);
	});

	it.each(['886911111111', '+886911111111', '911111111'])('and a domestic one as %j', (written) => {
		expect(statuses(`0|DELIVRD|${written}|1`, ...keys)).toEqual([
			['delivered'],
			['unknown'],
			['unknown'],
		]);
	});
});

describe('readStatuses without a recipient', () => {
	it('gives a result for every recipient of the message', () => {
		const body = rows(
			'0|DELIVRD|0911111111|7',
			'0|UNDELIV|8613681912700|7',
			'0|EXPIRED|0933333333|8',
		);
		const [first, second] = read(body, key('7', null), key('8', null));
		expect(first).toMatchObject([
			{ recipient: '0911111111', status: 'delivered' },
			{ recipient: '+8613681912700', status: 'undeliverable', raw: { recipient: '8613681912700' } },
		]);
		expect(second).toMatchObject([{ recipient: '0933333333', status: 'expired' }]);
	});

	it('names nobody when the answer does not', () => {
		expect(read('0|DELIVRD', key('7', null))).toMatchObject([
			[{ recipient: null, status: 'delivered', raw: { code: '0', text: 'DELIVRD' } }],
		]);
		expect(read('{"results":{"result":[]}}', key('7', null))).toMatchObject([
			[{ recipient: null, messageId: '7', status: 'unknown', isFinal: false }],
		]);
	});
});

describe('readStatuses: no answer about messages', () => {
	const asked = key('1', '0911111111');

	it.each([
		['-2', 'a bare code'],
		['-2|x', 'a row'],
		['-2||', 'a row of empty cells'],
		['-2||0911111111|1', 'a row about a message'],
		['statuscode=-2\nstatusstr=x', 'lines'],
		['{"results":{"result":[{"statuscode":"-2","statusstr":"x"},]}}', 'JSON'],
		['{"result":{"msgid":-2,"statuscode":-2}}', 'JSON of a send'],
	])('%s is a refusal (%s)', (body) => {
		const outcome = readStatuses(replyOf(body), [asked, key('2', '0922222222')]);
		expect(outcome.outcome).toBe('rejected');
		expect(failureOf(outcome)).toMatchObject({ code: '-2', cause: 'credential-invalid' });
	});

	it.each([
		['-1 says nothing', '-1', '-1'],
		['-10 says nothing', '-10|Send Fail|', '-10'],
		['a bare number', '5', 'HTTP 200'],
		['JSON of something else', '{"Message":"An error has occurred."}', 'HTTP 200'],
		['a line of something else', 'error=1', 'HTTP 200'],
	])('%s', (_what, body, code) => {
		const outcome = readStatuses(replyOf(body), [asked]);
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).code).toBe(code);
	});

	it('HTTP 500, even with a row', () => {
		const outcome = readStatuses(replyOf('0|DELIVRD|0911111111|1', 500), [asked]);
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).code).toBe('HTTP 500');
	});

	it('hides the password that is echoed in a state', () => {
		const shown = JSON.stringify(read(`0|${account.password}|0911111111|1`, asked));
		expect(shown).toContain('***');
		expect(shown).not.toContain('Tester+PW');
	});
});

describe('readStatuses of a reply that tells no length', () => {
	const keys = [key('15042', '0988123456'), key('150421', '0912345678')];
	const readOpen = (body: string, ...asked: SmsgoMessageKey[]) =>
		valueOf(readStatuses(openReplyOf(body), asked)).map(([result]) => result);

	it('believes no ID of a last row that may be cut', () => {
		const body = '0|DELIVRD|0988123456|15042\n0|EXPIRED|0912345678|15042';
		const [first, second] = readOpen(`${body}1\n`, ...keys);
		expect([first?.status, second?.status]).toEqual(['delivered', 'expired']);
		const [sure, unsure] = readOpen(body, ...keys);
		expect(sure).toMatchObject({ status: 'delivered' });
		expect(unsure).toMatchObject({ status: 'unknown', isFinal: false });
		expect(unsure?.reason).toContain('or its answer was cut off');
	});

	it('gives the state of no message to another whose ID it begins with', () => {
		const same = [key('15042', null), key('150421', null)];
		const [first] = readOpen('0|EXPIRED|0912345678|15042', ...same);
		expect(first).toMatchObject({ status: 'unknown', messageId: '15042' });
	});

	it('believes no number that may be cut, but the state before it', () => {
		const [result] = readOpen('0|DELIVRD|+8869123', key('15042', null));
		expect(result).toMatchObject({ status: 'delivered', recipient: null });
	});
});
