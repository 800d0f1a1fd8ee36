import { readStatusReport } from '../../../gateways/mitake/callbacks';
import { UnreadableText } from '../../../transport/decode/unreadable';

const read = (body: string | Uint8Array, contentType = 'application/json') =>
	readStatusReport({
		query: '',
		body: typeof body === 'string' ? Buffer.from(body) : body,
		contentType,
	});

const two = `{"messages": [
	{"batchID": 301786034222960645, "msgID": 301786034575282175, "status": "0", "statusTime": "20200828162035", "point": 3},
	{"batchID": 11111111-2222-3333-4444-555555555555, "msgID": 0000000002, "status": 2}
]}`;

test('one or many messages, their ids digit by digit', () => {
	const sent: unknown = expect.objectContaining({
		messageId: '0000000002',
		status: 'sent',
		points: null,
		statusAt: null,
	});
	expect(read(two)).toEqual([
		{
			messageId: '301786034575282175',
			dedupeKey: '301786034222960645|301786034575282175|0|20200828162035',
			content: {
				recipient: null,
				messageId: '301786034575282175',
				accepted: true,
				status: 'delivered',
				isFinal: true,
				reason: null,
				points: 3,
				requestPoints: null,
				input: null,
				raw: { code: '0', text: null },
				batchId: '301786034222960645',
				statusAt: '2020-08-28T16:20:35+08:00',
			},
		},
		{
			messageId: '0000000002',
			dedupeKey: '11111111-2222-3333-4444-555555555555|0000000002|2|',
			content: sent,
		},
	]);
});

test('whatever its content type says', () => {
	for (const contentType of ['', 'text/plain', 'application/json; charset=utf-8', 'x']) {
		expect(read(two, contentType)).toHaveLength(2);
	}
});

test('a state that is not known can change', () => {
	expect(read('{"messages":[{"batchID":1,"msgID":2,"status":"3000"}]}')).toMatchObject([
		{ content: { status: 'unknown', isFinal: false, accepted: true } },
	]);
});

test.each([
	'{}',
	'[]',
	'{"messages":[]}',
	'{"messages":{}}',
	'{"messages":[1,null,"x"]}',
	'{"messages":[{"batchID":1,"status":"0"}]}',
	'{"messages":[{"batchID":1,"msgID":2}]}',
	'{"messages":[{"batchID":1,"msgID":{"a":1},"status":"0"}]}',
	'{"messages":[{"batchID":1,"msgID":"<script>","status":"0"}]}',
])('%s tells of no message', (body) => {
	expect(read(body)).toBeUndefined();
});

test.each(['', 'messages', '<html>', '{"messages":[', Buffer.from([0xff, 0x80, 0x80])])(
	'%p is no JSON',
	(body) => {
		expect(() => read(body)).toThrow(UnreadableText);
	},
);

test.each([
	['one object', '{"batchID":1,"msgID":2,"status":"0"}'],
	['a bare list', '[{"batchID":1,"msgID":2,"status":"0"}]'],
	['one object in the place of the list', '{"messages":{"batchID":1,"msgID":2,"status":"0"}}'],
	['a list of whole reports', '[{"messages":[{"batchID":1,"msgID":2,"status":"0"}]}]'],
])('%s is a report too', (_name, body) => {
	expect(read(body)).toMatchObject([
		{ messageId: '2', dedupeKey: '1|2|0|', content: { batchId: '1', status: 'delivered' } },
	]);
});
