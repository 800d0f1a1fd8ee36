import { send } from '../../../gateways/mitake/calls/send';
import type { Response } from '../../../transport/response';
import { account, failureOf, replyOf, sendTo, valueOf } from './support';

const IDS = ['clientID001', 'clientID002'];

const readSend = (response: Response, ids: readonly string[]) =>
	send.read(response, sendTo(...ids));

const styles = {
	document: `{
  "batchID":11111111-2222-3333-4444-555555555555,
  "messages":[
    {"msgID":0000000001,"cID":"clientID001","status":"1","statusDesc":"已送達三竹","statusTime":"20200505160000","point":3},
    {"msgID":0000000002,"cID":"clientID002","status":"1","statusDesc":"已送達三竹","statusTime":"20200505160000","point":3}
  ],
  "costPoints":6,
  "accountPoints":9994
}`,
	'trailing commas': `{
  "batchID":11111111-2222-3333-4444-555555555555,
  "messages":[
    {"msgID":0000000001,"cID":"clientID001","status":"1","statusDesc":"已送達三竹","statusTime":"20200505160000","point":3,},
    {"msgID":0000000002,"cID":"clientID002","status":"1","statusDesc":"已送達三竹","statusTime":"20200505160000","point":3,},
  ],
  "costPoints":6,
  "accountPoints":9994,
}`,
	text: `{"batchID":"11111111-2222-3333-4444-555555555555","messages":[
{"msgID":"0000000001","cID":"clientID001","status":1,"statusDesc":"已送達三竹","statusTime":20200505160000,"point":"3"},
{"msgID":"0000000002","cID":"clientID002","status":1,"statusDesc":"已送達三竹","statusTime":20200505160000,"point":"3"}],
"costPoints":"6","accountPoints":"9994","code":null,"extra":{"a":[1]}}`,
};

const message = (messageId: string) => ({
	messageId,
	code: '1',
	text: '已送達三竹',
	statusAt: '2020-05-05T16:00:00+08:00',
	points: 3,
});

const good = (messages: string) => `{"batchID":1,"messages":[${messages}]}`;
const idsOf = (body: string, ids: readonly string[] = IDS) =>
	valueOf(readSend(replyOf(body), ids)).messages.map((read) => read?.messageId);

describe('an answer in whatever style', () => {
	it.each(Object.entries(styles))('%s', (_style, body) => {
		expect(valueOf(readSend(replyOf(body), IDS))).toEqual({
			batchId: '11111111-2222-3333-4444-555555555555',
			requestPoints: 6,
			pointsLeft: 9994,
			answeredAt: null,
			messages: [message('0000000001'), message('0000000002')],
		});
	});

	it('numbers of 18 digits, exactly', () => {
		const body = `{"batchID":304934976469110785,"messages":[{"msgID":301786034575282175,"cID":"clientID001","status":"2"}]}`;
		expect(valueOf(readSend(replyOf(body), ['clientID001']))).toMatchObject({
			batchId: '304934976469110785',
			requestPoints: null,
			pointsLeft: null,
			messages: [{ messageId: '301786034575282175', statusAt: null, points: null, text: null }],
		});
	});

	it.each(['text/plain', 'text/html; charset=big5', 'application/json; charset=utf-8'])(
		'as %s',
		(contentType) => {
			const reply = replyOf(styles.document, 200, { 'content-type': contentType });
			expect(valueOf(readSend(reply, IDS)).messages[1]).toEqual(message('0000000002'));
		},
	);

	it('at any HTTP status', () => {
		expect(valueOf(readSend(replyOf(styles.text, 500), IDS)).messages).toHaveLength(2);
	});

	it('with the time of the server', () => {
		const reply = replyOf(styles.text, 200, { date: 'Tue, 05 May 2020 08:00:00 GMT' });
		expect(valueOf(readSend(reply, IDS)).answeredAt).toBe(Date.parse('2020-05-05T08:00:00Z'));
	});
});

describe('messages are matched', () => {
	it('by cID, in whatever order', () => {
		const body = good('{"msgID":2,"cID":"clientID002"},{"msgID":1,"cID":"clientID001"}');
		expect(idsOf(body)).toEqual(['1', '2']);
	});

	it('by order where they have none', () => {
		expect(idsOf(good('{"msgID":1},{"msgID":2,"cID":""}'))).toEqual(['1', '2']);
	});

	it('by cID first, and what is left by order', () => {
		const body = good('{"msgID":1},{"msgID":3},{"msgID":2,"cID":"b"}');
		expect(idsOf(body, ['a', 'b', 'c'])).toEqual(['1', '2', '3']);
	});

	it('never by order where the counts differ: one would get the id of another', () => {
		expect(idsOf(good('{"msgID":2}'))).toEqual([undefined, undefined]);
		expect(idsOf(good('{"msgID":1},{"msgID":2},{"msgID":3}'))).toEqual([undefined, undefined]);
	});

	it('never with somebody else’s', () => {
		const body = good('{"msgID":1,"cID":"other"},{"msgID":2,"cID":"clientID002"}');
		expect(idsOf(body)).toEqual([undefined, '2']);
	});

	it('once', () => {
		const body = good('{"msgID":1,"cID":"clientID001"},{"msgID":9,"cID":"clientID001"}');
		expect(idsOf(body)).toEqual(['1', undefined]);
	});
});

describe('an answer without messages', () => {
	it.each([
		['{"code":"1009","description":"發送筆數超過最大上限"}', 'rejected', '1009'],
		['{"code":2003,"description":"x","messages":[]}', 'rejected', '2003'],
		['{"code":"9999","description":"系統錯誤"}', 'unknown', '9999'],
		['{"code":"7777","description":"x"}', 'unknown', '7777'],
		['{"code":"constructor"}', 'unknown', 'constructor'],
		['{}', 'unknown', 'HTTP 200'],
		['[]', 'unknown', 'HTTP 200'],
		['{"messages":{}}', 'unknown', 'HTTP 200'],
		['<html>busy</html>', 'unknown', 'HTTP 200'],
		['', 'unknown', 'HTTP 200'],
		['{"batchID":1,"messages":[{"msgID":1', 'unknown', 'HTTP 200'],
	])('%s is %s', (body, outcome, code) => {
		const read = readSend(replyOf(body), IDS);
		expect(read.outcome).toBe(outcome);
		expect(failureOf(read).code).toBe(code);
	});

	it('with a code counts whatever the HTTP status', () => {
		expect(readSend(replyOf('{"code":"2001"}', 500), IDS).outcome).toBe('rejected');
		expect(failureOf(readSend(replyOf('{"code":"1005"}', 401), IDS)).code).toBe('1005');
	});

	it('and HTTP 401 is a refusal, any other status proves nothing', () => {
		expect(readSend(replyOf('no', 401), IDS)).toMatchObject({
			outcome: 'rejected',
			failure: { code: 'HTTP 401', cause: 'credential-invalid' },
		});
		for (const status of [400, 403, 404, 500, 502]) {
			expect(readSend(replyOf('<html>', status), IDS)).toMatchObject({
				outcome: 'unknown',
				failure: { code: `HTTP ${status}`, reason: `Mitake answered with HTTP status ${status}` },
			});
		}
	});

	it('shows no secret', () => {
		const { clientSecret } = account;
		for (const body of [
			`{"code":"2001","description":"${clientSecret}"}`,
			`{"code":"${clientSecret}"}`,
			`<html>${clientSecret}</html>`,
		]) {
			expect(JSON.stringify(readSend(replyOf(body), IDS))).not.toContain(clientSecret);
		}
	});
});
