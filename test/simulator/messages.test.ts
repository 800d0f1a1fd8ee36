import { encode } from 'iconv-lite';

import { isBig5 } from '../../simulator/base/big5';
import { toWallTime } from '../../simulator/base/wallTime';
import { codeOfSend, numbers, post, send, valuesOf } from './client';
import { simulator } from './started';

const NUMBER = '0912345678';

/** Sends one text and returns what the handset shows, its parts and what was charged. */
async function shown(smbody: string, encoding: string, wapurl = '') {
	const before = simulator.smsgo.account().points;
	expect(await codeOfSend(simulator, { smbody, encoding, wapurl })).toBe('0');
	const message = simulator.smsgo.handset(NUMBER).at(-1);
	const points = before - simulator.smsgo.account().points;
	return { text: message?.text, parts: message?.parts, points };
}

describe('what the handset shows', () => {
	it.each([
		['ASCII', 'a', 160],
		['ASCII', 'ab簡', 70],
		['BIG5', 'a', 160],
		['BIG5', '簡', 70],
		['PBIG5', '簡', 70],
		['PASCII', 'a', 160],
		['UCS2', 'a', 70],
		['UCS2', '简', 70],
		['LBIG5', '簡', 330],
		['LASCII', 'a', 330],
		['LUCS2', '😀', 330],
	])('%s of %s ends after %d characters', async (encoding, text, limit) => {
		const { text: got = '' } = await shown(text.repeat(400), encoding);
		expect(got).toHaveLength(limit);
		expect(simulator.smsgo.messages()[0]?.truncated).toBe(true);
	});

	it('leaves what fits alone', async () => {
		expect(await shown('簡'.repeat(70), 'BIG5')).toEqual({
			text: '簡'.repeat(70),
			parts: 1,
			points: 1,
		});
		expect(simulator.smsgo.messages()[0]).toMatchObject({ truncated: false, replaced: false });
	});

	it('has ? for what the encoding cannot carry', async () => {
		expect((await shown('简訊兙€😀é', 'BIG5')).text).toBe('?訊兙€???');
		expect((await shown('a簡é', 'ASCII')).text).toBe('a??');
		expect((await shown('简訊😀', 'UCS2')).text).toBe('简訊😀');
	});

	it('follows the switches for 335 and for ASCII in BIG5', async () => {
		simulator.smsgo.changeSettings({ maxLongLength: 335, big5AsciiGets160: false });
		expect(await shown('簡'.repeat(335), 'LBIG5')).toMatchObject({ parts: 5, points: 5 });
		expect((await shown('a'.repeat(100), 'BIG5')).text).toHaveLength(70);
	});

	it('knows the repertoire of code page 950 and no more', () => {
		const wrong: string[] = [];
		for (let unit = 0x80; unit <= 0xffff; unit++) {
			const character = String.fromCharCode(unit);
			const bytes = encode(character, 'cp950');
			const code = bytes.length === 2 ? bytes.readUInt16BE(0) : 0;
			const isUserDefined = code < 0xa140 || code > 0xf9fe || (code >= 0xc6a1 && code <= 0xc8fe);
			if (isBig5(unit) === isUserDefined) wrong.push(character);
		}
		expect(wrong).toEqual([]);
	});
});

describe('what is charged', () => {
	it.each([
		['LBIG5', 70, 1],
		['LBIG5', 71, 2],
		['LUCS2', 134, 2],
		['LUCS2', 135, 3],
		['LASCII', 160, 1],
		['LASCII', 161, 2],
		['LASCII', 307, 3],
	])('%s of %d characters has %d parts', async (encoding, length, parts) => {
		expect(await shown('a'.repeat(length), encoding)).toMatchObject({ parts, points: parts });
	});

	it('counts a WAP push in bytes, and beyond 88 as a long message', async () => {
		const url = 'www.test.com';
		expect(await shown('簡'.repeat(25), 'PUSH', url)).toMatchObject({ parts: 1 });
		expect(await shown('簡'.repeat(56), 'PUSH', url)).toMatchObject({ parts: 2, points: 2 });
		expect(simulator.smsgo.handset(NUMBER).at(-1)?.wapUrl).toBe(url);
	});

	it('is parts times numbers, at the prices of the settings', async () => {
		simulator.smsgo.changeSettings({ domesticPrice: 2, internationalPrice: 5 });
		const dstaddr = '0912345678,0912345678,+14155550123';
		const { body } = await send(simulator, { dstaddr });
		expect(valuesOf(body)['point']).toBe('9');
		expect(simulator.smsgo.summary()).toMatchObject({ points: 999_991, charged: 9, recipients: 3 });
		expect(simulator.smsgo.handset('0912345678')).toHaveLength(2);
	});

	it('is one more for every ten messages that may be replied to', async () => {
		const replyurl = 'http://127.0.0.1/reply';
		const points = async (count: number, parameters = {}) => {
			const dstaddr = numbers(count).join();
			const { body } = await send(simulator, { dstaddr, replyurl, ...parameters });
			return valuesOf(body)['point'];
		};
		expect(await points(9)).toBe('9');
		expect(await points(1)).toBe('2');
		expect(await points(30)).toBe('33');
		expect(await points(30, { encoding: 'LBIG5' })).toBe('30');
		expect(await points(30, { replyurl: 'nowhere' })).toBe('30');
		expect(simulator.smsgo.messages().map((message) => message.replyurl)).toEqual([
			replyurl,
			replyurl,
			replyurl,
			'',
			'',
		]);
	});

	it('keeps the URLs and days it was given', async () => {
		const response = 'http://127.0.0.1/hook?x=1';
		await send(simulator, { response, replyurl: 'http://127.0.0.1/r', replydays: '30' });
		await send(simulator);
		expect(simulator.smsgo.messages()).toMatchObject([
			{ response, replyurl: 'http://127.0.0.1/r', replydays: 30 },
			{ response: '', replyurl: '', replydays: 3 },
		]);
	});
});

describe('states', () => {
	it('follow the fates, each in its own time, and reach the handset only when delivered', async () => {
		simulator.smsgo.setFates({
			'0911111111': { state: 'EXPIRED', afterMs: 5_000 },
			'0922222222': { state: 'LOSTINSPACE', code: -10 },
		});
		const ended: string[] = [];
		const stop = simulator.smsgo.onFinal(({ recipient, state, code }) => {
			ended.push(`${recipient.number} ${state} ${code}`);
		});
		await send(simulator, { dstaddr: '0911111111,0922222222,0933333333' });
		expect(ended).toEqual([]);
		simulator.clock.advance(1_000);
		expect(ended).toEqual(['0922222222 LOSTINSPACE -10', '0933333333 DELIVRD 0']);
		simulator.clock.advance(4_000);
		expect(ended[2]).toBe('0911111111 EXPIRED 0');
		const { msgid = '' } = simulator.smsgo.messages()[0] ?? {};
		expect(simulator.smsgo.handset('0911111111')[0]?.receivedAt).toBeNull();
		expect(typeof simulator.smsgo.handset('0933333333')[0]?.receivedAt).toBe('string');
		simulator.smsgo.setState(msgid, '0911111111', 'DELIVRD');
		expect(ended[3]).toBe('0911111111 DELIVRD 0');
		expect(typeof simulator.smsgo.handset('0911111111')[0]?.receivedAt).toBe('string');
		stop();
		expect(() => {
			simulator.smsgo.setState(msgid, '0900000000', 'DELIVRD');
		}).toThrow('There is no message');
	});
});

describe('scheduled messages', () => {
	const inOneHour = () => toWallTime(simulator.clock.now() + 3_600_000);

	async function cancel(msgid: string) {
		return await post(simulator.gateways.smsgo, 'sendsms_cancel.asp', { msgid });
	}

	it('leave when they are due in Taipei', async () => {
		const { body } = await send(simulator, { dlvtime: inOneHour() });
		const { msgid = '' } = valuesOf(body);
		simulator.clock.advance(3_590_000);
		expect(simulator.smsgo.handset(NUMBER)).toEqual([]);
		simulator.clock.advance(10_000);
		expect(simulator.smsgo.handset(NUMBER)).toHaveLength(1);
		simulator.clock.advance(1_000);
		expect(simulator.smsgo.messages()[0]?.recipients[0]?.state).toBe('DELIVRD');
		expect(valuesOf((await cancel(msgid)).body)['statuscode']).toBe('-1');
	});

	it('leave at once when the time is past', async () => {
		await send(simulator, { dlvtime: '2001/01/01 00:00:00' });
		expect(simulator.smsgo.handset(NUMBER)).toHaveLength(1);
	});

	it('can be cancelled once, until they are due, and are paid back', async () => {
		const { body } = await send(simulator, { dlvtime: inOneHour() });
		const { msgid = '' } = valuesOf(body);
		expect((await cancel(msgid)).body).toBe(`msgid=${msgid}\r\nstatuscode=0\r\nstatusstr=OK\r\n`);
		expect(valuesOf((await cancel(msgid)).body)['statuscode']).toBe('-1');
		expect(simulator.smsgo.account().points).toBe(1_000_000);
		simulator.clock.advance(7_200_000);
		expect(simulator.smsgo.handset(NUMBER)).toEqual([]);
		expect(simulator.smsgo.messages()[0]).toMatchObject({
			cancelled: true,
			sentAt: null,
			recipients: [{ state: 'DELETED' }],
		});
	});

	it('are cancelled with a reply of any shape', async () => {
		const bodies: string[] = [];
		let ids = '';
		for (const cancelReply of ['json', 'pipe', 'unrecognised'] as const) {
			simulator.smsgo.changeSettings({ cancelReply });
			const { msgid = '' } = valuesOf((await send(simulator, { dlvtime: inOneHour() })).body);
			ids += msgid;
			bodies.push((await cancel(msgid)).body.replace(msgid, 'ID'));
		}
		expect(ids).toHaveLength(48);
		expect(bodies).toEqual([
			'{"result":{"msgid":ID,"statuscode":"0","statusstr":"OK"}}',
			'0|OK|ID',
			'作業完成',
		]);
		expect((await cancel('1')).body).toBe('作業失敗');
	});

	it('need the credentials to be cancelled', async () => {
		const { msgid = '' } = valuesOf((await send(simulator, { dlvtime: inOneHour() })).body);
		const { smsgo } = simulator.gateways;
		const reply = await post(smsgo, 'sendsms_cancel.asp', { msgid, password: 'x' });
		expect(valuesOf(reply.body)['statuscode']).toBe('-2');
		expect(simulator.smsgo.messages()[0]?.cancelled).toBe(false);
	});
});
