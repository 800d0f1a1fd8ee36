import { getBatchStatus } from '../../../gateways/mitake/calls/getBatchStatus';
import { getStatus } from '../../../gateways/mitake/calls/getStatus';
import { failureOf, matching, replyOf, valueOf } from './support';

const body = `{
  "batchID": 304934976469110785,
  "messages": [
    {"msgID": 304934980000714751, "statusTime": "20200515181442", "status": "0", "point": 3},
    {"msgID": 0306379313648275461, "statusTime": "20200515181442", "status": 1000, "statusDesc": "預約"},
    {"msgID": "3", "status": "3000", "statusTime": "soon"},
  ]
}`;

const BATCH = '304934976469110785';

test('every message has its state, and ids digit by digit', () => {
	expect(valueOf(getBatchStatus.read(replyOf(body), { batchId: BATCH }))).toEqual([
		{
			recipient: null,
			messageId: '304934980000714751',
			accepted: true,
			status: 'delivered',
			isFinal: true,
			reason: null,
			points: 3,
			requestPoints: null,
			input: null,
			raw: { code: '0', text: null },
			batchId: BATCH,
			statusAt: '2020-05-15T18:14:42+08:00',
		},
		expect.objectContaining({
			messageId: '0306379313648275461',
			status: 'scheduled',
			points: null,
			input: null,
			raw: { code: '1000', text: '預約' },
		}),
		expect.objectContaining({
			messageId: '3',
			accepted: true,
			status: 'unknown',
			isFinal: false,
			reason: "Mitake gave the state '3000', which is not known",
			statusAt: null,
		}),
	]);
});

test('those that were asked for are picked in their order, with or without leading zeros', () => {
	const read = (messageIds: readonly string[]) =>
		valueOf(getStatus.read(replyOf(body), { batchId: BATCH, messageIds }));
	const asked = ['306379313648275461', '9', '304934980000714751', '304934980000714751'];
	expect(
		read(asked).map(({ messageId, status, accepted }) => [messageId, status, accepted]),
	).toEqual([
		['306379313648275461', 'scheduled', true],
		['9', 'unknown', null],
		['304934980000714751', 'delivered', true],
		['304934980000714751', 'delivered', true],
	]);
	expect(read(['9'])).toMatchObject([
		{ isFinal: false, reason: matching(/no state for this message/u) },
	]);
});

test.each([
	['{"code":"4001","description":"請輸入批號"}', 'rejected', '4001'],
	['{"code":"9999"}', 'unknown', '9999'],
	['{"batchID":304934976469110900,"messages":[]}', 'unknown', 'HTTP 200'],
	['{"batchID":"11111111-2222-3333-4444-555555555555","messages":[]}', 'unknown', 'HTTP 200'],
	['{}', 'unknown', 'HTTP 200'],
	['<html>', 'unknown', 'HTTP 200'],
])('%s is no answer', (text, outcome, code) => {
	const read = getBatchStatus.read(replyOf(text), { batchId: BATCH });
	expect(read.outcome).toBe(outcome);
	expect(failureOf(read).code).toBe(code);
});

test.each(['{"messages":[]}', '{"batchID":"0304934976469110785","messages":[]}'])(
	'%s is an empty answer',
	(text) => {
		expect(valueOf(getBatchStatus.read(replyOf(text), { batchId: BATCH }))).toEqual([]);
	},
);

describe('an ID that came back with its last digits lost', () => {
	const ASKED = '304934976469110784';
	const rounded = (messages: string) =>
		replyOf(`{"batchID": 304934976469110800, "messages": [${messages}]}`);
	const NOTE = /the batch ID 304934976469110800, which is the one that was asked about/u;

	test("is the same: the document's own pair, in a batch, with a note", () => {
		const reply = rounded('{"msgID":1,"status":"0"},{"msgID":2,"status":"2001"}');
		expect(valueOf(getBatchStatus.read(reply, { batchId: ASKED }))).toMatchObject([
			{ batchId: ASKED, messageId: '1', status: 'delivered', reason: matching(NOTE) },
			{ status: 'undeliverable', reason: matching(/^The number cannot receive .*digits lost$/u) },
		]);
	});

	test('of a message too, where it can be no other', () => {
		const read = (messages: string, messageIds: readonly string[]) =>
			valueOf(getStatus.read(rounded(messages), { batchId: ASKED, messageIds }));
		const status = '{"msgID":304934980000714750,"status":"0"}';
		expect(read(status, ['304934980000714751'])).toMatchObject([
			{
				messageId: '304934980000714751',
				status: 'delivered',
				reason: matching(/the message ID 304934980000714750/u),
			},
		]);
		expect(read(status, ['304934980000714751', '304934980000714752'])).toMatchObject([
			{ status: 'unknown' },
			{ status: 'unknown' },
		]);
		const two = `${status},{"msgID":304934980000714760,"status":"2001"}`;
		expect(read(two, ['304934980000714751'])).toMatchObject([{ status: 'unknown' }]);
	});

	test('is another one where the digits that are left differ', () => {
		expect(getBatchStatus.read(rounded(''), { batchId: '304934976469110849' }).outcome).toBe(
			'unknown',
		);
		expect(getBatchStatus.read(rounded(''), { batchId: '800' }).outcome).toBe('unknown');
	});
});
