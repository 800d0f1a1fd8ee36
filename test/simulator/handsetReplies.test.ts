import { isBig5, encodeBig5 } from '../../simulator/base/big5';
import { toWallTime } from '../../simulator/base/wallTime';
import { send, valuesOf } from './client';
import { receiver } from './called';
import { simulator } from './started';

const NUMBER = '0912345678';
const DAY_MS = 86_400_000;

/** Sends a message that may be replied to; returns its id. */
async function sendReplyable(parameters: Record<string, string> = {}): Promise<string> {
	const { body } = await send(simulator, { replyurl: `${receiver.url}/mo`, ...parameters });
	return valuesOf(body)['msgid'] ?? '';
}

/** The bytes behind a percent-encoded value, in hexadecimal. */
function bytesOf(query: string, name: string): string {
	const value = new RegExp(`(?:^|&)${name}=([^&]*)`).exec(query)?.[1] ?? '';
	const latin1 = value.replaceAll(/%(..)/g, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return Buffer.from(latin1, 'latin1').toString('hex');
}

describe('a reply from a handset', () => {
	it('goes to the reply URL with six parameters in UTF-8', async () => {
		const msgid = await sendReplyable();
		const [reply] = simulator.smsgo.reply(NUMBER, { text: '好的 & 謝謝+1' });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls[0]?.target).toBe(
			`/mo?msgid=${msgid}&srcaddr=0912345678&dstaddr=0911000222` +
				'&smbody=%E5%A5%BD%E7%9A%84%20%26%20%E8%AC%9D%E8%AC%9D%2B1&encoding=BIG5' +
				`&timestamp=${encodeURIComponent(toWallTime(reply?.at ?? 0))}`,
		);
		expect(receiver.calls[0]?.values).toMatchObject({ smbody: '好的 & 謝謝+1' });
		expect(simulator.smsgo.callbacks()).toMatchObject({
			reports: { due: 0 },
			replies: { due: 1, acknowledged: 1, attempts: 1 },
			attempts: [{ kind: 'reply', messageId: msgid, recipient: NUMBER }],
		});
	});

	it('may be in Big5, with ? for what Big5 does not have', async () => {
		simulator.smsgo.changeSettings({ callbacks: { replyCharset: 'big5' } });
		await sendReplyable();
		simulator.smsgo.reply(NUMBER, { text: '許功蓋 A简😀' });
		await simulator.smsgo.callbacksIdle();
		expect(bytesOf(receiver.calls[0]?.query ?? '', 'smbody')).toBe('b35ca55cbb5c20413f3f3f');
		expect(simulator.smsgo.callbacks().replies.acknowledged).toBe(1);
	});

	it.each([
		['cesu-8', '好é😀', 'e5a5bdc3a9eda0bdedb880'],
		['latin1', 'José', '4a6f73e9'],
	] as const)('may be in %s', async (replyCharset, text, hex) => {
		simulator.smsgo.changeSettings({ callbacks: { replyCharset } });
		await sendReplyable();
		simulator.smsgo.reply(NUMBER, { text });
		await simulator.smsgo.callbacksIdle();
		expect(bytesOf(receiver.calls[0]?.query ?? '', 'smbody')).toBe(hex);
		expect(simulator.smsgo.callbacks().replies.acknowledged).toBe(1);
	});

	it('may have &amp; between its parameters', async () => {
		simulator.smsgo.changeSettings({ callbacks: { ampersand: '&amp;' } });
		const msgid = await sendReplyable();
		simulator.smsgo.reply(NUMBER, { text: 'a&b' });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls[0]?.query).toMatch(
			new RegExp(
				`^msgid=${msgid}&amp;srcaddr=${NUMBER}&amp;dstaddr=0911000222&amp;smbody=a%26b&amp;`,
			),
		);
		expect(receiver.calls[0]?.query.match(/&/gu)).toHaveLength(5);
	});

	it.each([
		['OK', undefined, 'ASCII'],
		['好', undefined, 'BIG5'],
		['简', undefined, 'UCS2'],
		['OK', 'UCS2', 'UCS2'],
	] as const)('of %s, encoding %s, says %s', async (text, encoding, told) => {
		await sendReplyable();
		simulator.smsgo.reply(NUMBER, { text, encoding });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls[0]?.values['encoding']).toBe(told);
	});

	it('has a time, a number and a method of any form', async () => {
		simulator.smsgo.changeSettings({
			callbacks: { timestampFormat: 'YYYYMMDDHHmmss', replyNumber: '+886911', method: 'POST' },
		});
		await sendReplyable({ dstaddr: '+14155550123' });
		simulator.smsgo.reply('+14155550123', { text: 'x' });
		await simulator.smsgo.callbacksIdle();
		expect(receiver.calls[0]).toMatchObject({
			method: 'POST',
			target: '/mo',
			values: { srcaddr: '+14155550123', dstaddr: '+886911' },
		});
		expect(receiver.calls[0]?.values['timestamp']).toMatch(/^20\d{12}$/);
	});

	it('answers the newest message that may be replied to, or the one that is named', async () => {
		const first = await sendReplyable();
		const second = await sendReplyable();
		await send(simulator);
		await sendReplyable({ dstaddr: '0987654321' });
		await sendReplyable({ dlvtime: '2090/01/01 00:00:00' });
		expect(simulator.smsgo.reply(NUMBER, { text: 'x' })[0]?.msgid).toBe(second);
		expect(simulator.smsgo.reply(NUMBER, { text: 'x', to: first })[0]?.msgid).toBe(first);
	});

	it('is possible for as many days as the message says', async () => {
		const first = await sendReplyable({ replydays: '5' });
		await sendReplyable();
		simulator.clock.advance(3 * DAY_MS + 1_000);
		expect(simulator.smsgo.reply(NUMBER, { text: 'x' })[0]?.msgid).toBe(first);
		simulator.clock.advance(2 * DAY_MS);
		expect(() => simulator.smsgo.reply(NUMBER, { text: 'x' })).toThrow('can be replied to');
		expect(() => simulator.smsgo.reply('0900000000', { text: 'x' })).toThrow('No message');
		expect(() => simulator.smsgo.reply(NUMBER, { text: 'x', to: first })).toThrow(first);
	});

	it('is repeated and retried like a report, but not held with them', async () => {
		simulator.smsgo.changeSettings({ callbacks: { reportsEnabled: false } });
		receiver.answering = () => ({ type: 'application/json', body: '{}' });
		await sendReplyable();
		simulator.smsgo.reply(NUMBER, { text: 'x', copies: 2 });
		for (const ms of [0, 10_000, 60_000, 300_000, DAY_MS]) {
			simulator.clock.advance(ms);
			await simulator.smsgo.callbacksIdle();
		}
		expect(receiver.calls).toHaveLength(8);
		expect(simulator.smsgo.callbacks().replies).toMatchObject({ due: 1, givenUp: 1, repeats: 7 });
	});
});

describe('the Big5 encoder', () => {
	it('writes what the decoder reads, for the whole repertoire', () => {
		const decoder = new TextDecoder('big5', { fatal: true });
		const all = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isBig5);
		const text = String.fromCharCode(...all);
		expect(all.length).toBeGreaterThan(13_000);
		expect(decoder.decode(encodeBig5(text))).toBe(text);
		expect(encodeBig5('兀十€恒').toString('hex')).toBe('a461a451a3e1f9da');
	});
});
