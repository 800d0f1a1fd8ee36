import { form } from '../../operations/callbacks/call';
import { expectAcknowledged, listen, newId, onlyItem } from './harness';

/** Bytes as a gateway writes them: every one of them percent-encoded. */
function percent(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

const TEXT = '好的，功能OK 許蓋功';
const UTF8 = percent(Buffer.from(TEXT, 'utf8'));
// Written out, so that no encoder of this project vouches for its own decoder. The last characters
// are those whose second byte is a backslash in Big5.
const BIG5 = '%a6%6e%aa%ba%a1%41%a5%5c%af%e0OK+%b3%5c%bb%5c%a5%5c';

function replyOf(id: string, smbody: string, encoding = 'BIG5'): string {
	return [
		`msgid=${id}`,
		'srcaddr=0912345678',
		'dstaddr=0961234567',
		`smbody=${smbody}`,
		`encoding=${encoding}`,
		'timestamp=2026%2F01%2F31+09%3A30%3A05',
	].join('&');
}

test('a reply has exactly the fields of the contract', async () => {
	const trigger = await listen();
	expectAcknowledged(
		await trigger.call(`smsgo-reply?${replyOf('1504280910499665', UTF8, 'UCS2')}`),
		'1504280910499665',
	);
	const item = onlyItem(trigger);
	const { receivedAt, dedupeKey } = item;
	expect(receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
	expect(dedupeKey).toContain('1504280910499665');
	expect(item).toEqual({
		event: 'smsgoReply',
		messageId: '1504280910499665',
		from: '0912345678',
		to: '0961234567',
		text: TEXT,
		encoding: 'UCS2',
		sentAt: '2026-01-31T09:30:05+08:00',
		receivedAt,
		isDuplicate: false,
		dedupeKey,
		raw: {
			msgid: '1504280910499665',
			srcaddr: '0912345678',
			dstaddr: '0961234567',
			smbody: TEXT,
			encoding: 'UCS2',
			timestamp: '2026/01/31 09:30:05',
		},
	});
});

test.each([
	['UTF-8', UTF8],
	['Big5', BIG5],
])('a reply in %s, by GET and by POST', async (_name, smbody) => {
	const trigger = await listen();
	const ids = [newId(), newId(), newId()];
	const [got = '', posted = '', split = ''] = ids;
	expectAcknowledged(await trigger.call(`smsgo-reply?${replyOf(got, smbody)}`), got);
	expectAcknowledged(await trigger.call('smsgo-reply', form(replyOf(posted, smbody))), posted);
	const [id, ...rest] = replyOf(split, smbody).split('&');
	expectAcknowledged(await trigger.call(`smsgo-reply?${id ?? ''}`, form(rest.join('&'))), split);
	expect(trigger.items.map(({ text }) => text)).toEqual([TEXT, TEXT, TEXT]);
	expect(trigger.items.map(({ messageId }) => messageId)).toEqual(ids);
});

test.each([
	['UTF-8', Buffer.from(TEXT, 'utf8')],
	['Big5', Buffer.from('a66eaabaa141a55cafe04f4b20b35cbb5ca55c', 'hex')],
])('a body of bare %s bytes, that nobody encoded', async (_name, bytes) => {
	const trigger = await listen();
	const id = newId();
	const [before = '', after = ''] = replyOf(id, '|').split('|');
	const body = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
	expectAcknowledged(await trigger.call('smsgo-reply', form(body)), id);
	expect(onlyItem(trigger)['text']).toBe(TEXT);
});

test('bytes of no charset cost the characters that they stand for, and nothing else', async () => {
	const trigger = await listen();
	const id = newId();
	// Cut in the middle of a character, as a gateway does that counts bytes.
	expectAcknowledged(await trigger.call(`smsgo-reply?${replyOf(id, 'OK+%a5%5c%e9')}`), id);
	expectAcknowledged(await trigger.call(`smsgo-reply?note=%ff&${replyOf(id, 'yes')}`), id);
	const [cut, other] = trigger.items;
	expect(cut).toMatchObject({ from: '0912345678', sentAt: '2026-01-31T09:30:05+08:00' });
	expect(cut?.['text']).toMatch(/^OK .*\ufffd$/u);
	expect(other?.['text']).toBe('yes');
});

test('what the text of a reply contains changes nothing else', async () => {
	const trigger = await listen();
	const id = newId();
	const text = `<b>&msgid=1?msgid=2\r\nmagicid=x % + ${'長'.repeat(330)}`;
	const body = replyOf(id, encodeURIComponent(text));
	expectAcknowledged(await trigger.call(`smsgo-reply?${body}`), id);
	expectAcknowledged(await trigger.call('smsgo-reply', form(body)), id);
	expect(trigger.items.map((item) => item['text'])).toEqual([text, text]);
});

test('a reply of which only the id came', async () => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-reply?msgid=${id}`), id);
	expect(onlyItem(trigger)).toMatchObject({
		messageId: id,
		from: '',
		to: '',
		text: '',
		encoding: '',
		sentAt: null,
	});
});

test.each([
	['with its plus encoded', '%2b8613681912700', '+8613681912700'],
	['with a raw plus', '+8613681912700', '+8613681912700'],
	['without a plus', '886912345678', '0912345678'],
	['that is a short code', '55123', '55123'],
])('a sender %s', async (_name, written, from) => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-reply?msgid=${id}&srcaddr=${written}`), id);
	expect(onlyItem(trigger)['from']).toBe(from);
});

test('two answers to one message are two replies, the same one again is a duplicate', async () => {
	const trigger = await listen();
	const id = newId();
	for (const text of ['yes', 'no', 'yes']) {
		expectAcknowledged(await trigger.call(`smsgo-reply?${replyOf(id, text)}`), id);
	}
	expect(trigger.items.map(({ text, isDuplicate }) => [text, isDuplicate])).toEqual([
		['yes', false],
		['no', false],
		['yes', true],
	]);
});
