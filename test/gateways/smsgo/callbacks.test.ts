import {
	acknowledgement,
	readDeliveryReport as readReports,
	readReply,
} from '../../../gateways/smsgo/callbacks';
import type { RawCallback } from '../../../messaging/callback';

const byGet = (query: string): RawCallback => ({ query, body: Buffer.alloc(0), contentType: '' });
const byPost = (body: string, query = ''): RawCallback => ({
	query,
	body: Buffer.from(body, 'latin1'),
	contentType: 'application/x-www-form-urlencoded; charset=utf-8',
});

const readDeliveryReport = (raw: RawCallback) => readReports(raw)?.[0];

test('the acknowledgement, to the byte', () => {
	expect(Buffer.from(acknowledgement('1504280910499665')).toString('hex')).toBe(
		[
			'6d6167696369643d',
			'74636372645f736d735f676174657761795f727061636b',
			'0a',
			'6d736769643d',
			'31353034323830393130343939363635',
			'0a',
		].join(''),
	);
});

test('a report', () => {
	const query = 'msgid=150&dstaddr=0912345678&statuscode=0&statusstr=DELIVRD';
	const expected = {
		messageId: '150',
		dedupeKey: '150|0912345678|DELIVRD|0',
		content: {
			recipient: '0912345678',
			input: null,
			messageId: '150',
			accepted: true,
			status: 'delivered',
			isFinal: true,
			reason: null,
			points: null,
			requestPoints: null,
			raw: { code: '0', text: 'DELIVRD', recipient: '0912345678' },
		},
	};
	expect(readDeliveryReport(byGet(query))).toEqual(expected);
	expect(readDeliveryReport(byPost(query))).toEqual(expected);
});

test('the body counts where query and body differ', () => {
	const read = readDeliveryReport(byPost('statusstr=EXPIRED', 'msgid=1&statusstr=DELIVRD'));
	expect(read?.content).toMatchObject({ messageId: '1', status: 'expired' });
});

test.each([
	['application/x-www-form-urlencoded', true],
	['APPLICATION/X-WWW-FORM-URLENCODED;charset=big5', true],
	['', true],
	['application/json', false],
	['text/plain', false],
	['multipart/form-data; boundary=application/x-www-form-urlencoded', false],
])('a body of type %j is a form: %j', (contentType, isForm) => {
	const read = readDeliveryReport({ query: '', body: Buffer.from('msgid=1'), contentType });
	expect(read !== undefined).toBe(isForm);
});

test.each([
	['', null, undefined],
	['+', null, '+'],
	['0912345678', '0912345678', '0912345678'],
	['%2b886912345678', '0912345678', '+886912345678'],
	['+8613681912700', '+8613681912700', '8613681912700'],
	['%2B14155552671', '+14155552671', '+14155552671'],
	['14155552671', '+14155552671', '14155552671'],
	['912345678', '0912345678', '912345678'],
])('the recipient %j is %j, and untouched in raw', (written, recipient, typed) => {
	const read = readDeliveryReport(byGet(`msgid=1&dstaddr=${written}`));
	expect(read?.content.recipient).toBe(recipient);
	if (written !== '+') expect(read?.content.raw.recipient).toBe(typed);
});

test.each(['1', '0', '-1', '12345678901234567890', '0000000001'])('%s is an id', (id) => {
	expect(readDeliveryReport(byGet(`msgid=${id}`))?.messageId).toBe(id);
	expect(readReply(byGet(`msgid=${id}`))?.messageId).toBe(id);
});

test.each([
	'',
	'-',
	'+1+2',
	'1%0a2',
	'1%0d%0ax',
	'a',
	'<i>1',
	'1,2',
	'0x10',
	'1e3',
	'123456789012345678901',
	'-123456789012345678901',
	'%EF%BC%91',
])('%j is none', (id) => {
	expect(readDeliveryReport(byGet(`msgid=${id}`))).toBeUndefined();
	expect(readReply(byPost(`msgid=${id}`))).toBeUndefined();
});

test.each(['%0d%0a', '%0a', '+', '%09', '%EF%BB%BF'])(
	'%j around an id is never echoed',
	(around) => {
		const read = readDeliveryReport(byGet(`msgid=${around}42${around}`));
		expect(acknowledgement(read?.messageId ?? '')).toBe(acknowledgement('42'));
	},
);

test('an id with a zero byte is none', () => {
	expect(readDeliveryReport(byGet('msgid=%0042%00'))).toBeUndefined();
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
	'a state that every object has, %s, is not known',
	(word) => {
		expect(readDeliveryReport(byGet(`msgid=1&statusstr=${word}`))?.content).toMatchObject({
			status: 'unknown',
			isFinal: false,
			raw: { text: word },
		});
	},
);

test.each([
	['statuscode=0&statusstr=DELIVERED', 'delivered', true, null],
	[
		'statuscode=0&statusstr=undeliverable',
		'undeliverable',
		true,
		'The message cannot be delivered',
	],
	[
		'statuscode=-5&statusstr=SyntaxError',
		'rejected',
		true,
		'The network could not read the message',
	],
	[
		'statuscode=-8',
		'rejected',
		true,
		'The account has not enough points. Buy points from smsgo, then run this again.',
	],
	[
		'statusstr=&statuscode=-8',
		'rejected',
		true,
		'The account has not enough points. Buy points from smsgo, then run this again.',
	],
	['statuscode=-1', 'unknown', false, 'smsgo answered with its unspecific code -1'],
	['statuscode=0', 'unknown', false, 'smsgo gave no state'],
])('a report with %s is %s', (state, status, isFinal, reason) => {
	expect(readDeliveryReport(byGet(`msgid=1&dstaddr=0912345678&${state}`))?.content).toMatchObject({
		accepted: true,
		status,
		isFinal,
		reason,
	});
});

test('a reply', () => {
	const query =
		'msgid=150&srcaddr=%2b886912345678&dstaddr=+0961234567&smbody=+hi+&encoding=+ucs2&timestamp=20260131093005';
	expect(readReply(byGet(query))).toEqual({
		messageId: '150',
		dedupeKey: '150|+886912345678| 0961234567| hi | ucs2|20260131093005',
		content: {
			messageId: '150',
			from: '0912345678',
			to: '0961234567',
			text: ' hi ',
			encoding: 'UCS2',
			sentAt: '2026-01-31T09:30:05+08:00',
			raw: {
				msgid: '150',
				srcaddr: '+886912345678',
				dstaddr: ' 0961234567',
				smbody: ' hi ',
				encoding: ' ucs2',
				timestamp: '20260131093005',
			},
		},
	});
});

test.each(['msgid', 'srcaddr', 'dstaddr', 'smbody', 'encoding', 'timestamp'])(
	'a reply with another %s is another reply',
	(name) => {
		const fields = new URLSearchParams({
			msgid: '1',
			srcaddr: '0912345678',
			dstaddr: '0961234567',
			smbody: 'yes',
			encoding: 'ASCII',
			timestamp: '2026/01/31 09:30:05',
		});
		const key = readReply(byGet(fields.toString()))?.dedupeKey;
		expect(readReply(byPost(fields.toString()))?.dedupeKey).toBe(key);
		fields.set(name, '2');
		const other = readReply(byGet(fields.toString()))?.dedupeKey;
		expect([typeof key, typeof other, other === key]).toEqual(['string', 'string', false]);
	},
);

test.each([
	['2026/01/31 09:30:05', '2026-01-31T09:30:05+08:00'],
	['2026-01-31 09:30:05', '2026-01-31T09:30:05+08:00'],
	['2026-01-31T09:30:05', '2026-01-31T09:30:05+08:00'],
	['2026/1/3 9:30:05', '2026-01-03T09:30:05+08:00'],
	['2026/01/31 09:30', '2026-01-31T09:30:00+08:00'],
	['2026/01/31 09:30:05.123', '2026-01-31T09:30:05+08:00'],
	['20260131093005', '2026-01-31T09:30:05+08:00'],
	['202601310930', '2026-01-31T09:30:00+08:00'],
	['20260131 093005', '2026-01-31T09:30:05+08:00'],
	['20260131 09:30:05', '2026-01-31T09:30:05+08:00'],
	['20260131T093005', '2026-01-31T09:30:05+08:00'],
	[' 2026/01/31 09:30:05 ', '2026-01-31T09:30:05+08:00'],
	['2028/02/29 00:00:00', '2028-02-29T00:00:00+08:00'],
	['2027/02/29 00:00:00', null],
	['2026/04/31 00:00:00', null],
	['2026/13/01 00:00:00', null],
	['2026/01/31 24:00:00', null],
	['2026/01/31 09:60:00', null],
	['0000-00-00 00:00:00', null],
	['00000000000000', null],
	['2026/01/31', null],
	['20260131', null],
	// A count of seconds or milliseconds is no date, whatever its digits look like.
	['1776110930', null],
	['1776110930123', null],
	['1710112345', null],
	['yesterday', null],
	['', null],
])('the time %j is %j', (timestamp, sentAt) => {
	const query = new URLSearchParams({ msgid: '1', timestamp }).toString();
	const read = readReply(byGet(query));
	expect(read?.content.sentAt).toBe(sentAt);
	expect(read?.content.raw).toMatchObject({ timestamp });
});

test.each([
	['commas', '0912345678,0922333444'],
	['semicolons and blanks', '0912345678;%200922333444'],
	['a form of its own for each', '%2B886912345678,0922333444'],
])('numbers with %s between them are a report each', (_name, numbers) => {
	const reports = readReports(byGet(`msgid=1&dstaddr=${numbers}&statuscode=0&statusstr=DELIVRD`));
	expect(reports?.map(({ content }) => content)).toMatchObject([
		{ recipient: '0912345678', messageId: '1', status: 'delivered' },
		{ recipient: '0922333444', messageId: '1', status: 'delivered' },
	]);
	expect(new Set(reports?.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
	expect(reports?.[1]?.content.raw.recipient).toBe('0922333444');
});

test('a report names no more recipients than a message has', () => {
	const query = (count: number) => `msgid=1&dstaddr=${'0912345678,'.repeat(count)}`;
	expect(readReports(byGet(query(50)))).toHaveLength(50);
	expect(readReports(byGet(query(51)))).toBeUndefined();
});

test.each(['&amp;', '&AMP;', '&#38;', '&#x26;', '&amp;amp;'])(
	'%s between the parameters separates them',
	(ampersand) => {
		const query = ['msgid=1', 'dstaddr=0912345678', 'statusstr=EXPIRED'].join(ampersand);
		for (const raw of [byGet(query), byPost(query)]) {
			expect(readDeliveryReport(raw)).toMatchObject({
				messageId: '1',
				content: { recipient: '0912345678', status: 'expired' },
			});
		}
	},
);

test.each([
	['an emoji in CESU-8', '%ED%A0%BD%ED%B8%80ok', '😀ok'],
	['Latin 1', 'caf%E9', 'café'],
	['a byte of no charset', '%E5%A5%BD%FF', '好\ufffd'],
])('a reply with %s', (_name, smbody, text) => {
	expect(readReply(byGet(`msgid=1&smbody=${smbody}`))?.content).toMatchObject({
		text,
		raw: { smbody: text },
	});
});
