import type { SmsgoSettings } from '../../simulator/smsgo/settings';
import { post, send, valuesOf } from './client';
import { simulator } from './started';

async function sendWith(settings: Partial<SmsgoSettings>, rtype = '') {
	simulator.smsgo.changeSettings(settings);
	return await send(simulator, rtype === '' ? {} : { rtype });
}

async function call(file: string, parameters: Record<string, string>) {
	return await post(simulator.gateways.smsgo, file, parameters);
}

/** A message to two numbers, the first of them delivered; returns its id. */
async function sendTwo(): Promise<string> {
	simulator.smsgo.setFates({ '0912345678': { state: 'DELIVRD', afterMs: 0 } });
	const { body } = await send(simulator, { dstaddr: '0912345678,0987654321' });
	return valuesOf(body)['msgid'] ?? '';
}

describe('replies to a send', () => {
	it('are text lines that end in CRLF', async () => {
		const { type, body } = await sendWith({});
		expect(type).toBe('text/html; charset=utf-8');
		expect(body).toMatch(/^msgid=\d{16}\r\nstatuscode=0\r\nstatusstr=OK\r\npoint=1\r\n$/);
	});

	it('vary as the settings say', async () => {
		const { body } = await sendWith({
			lineEnding: 'LF',
			blankAfterEquals: true,
			omitPoint: true,
			trailingLineEnding: false,
		});
		expect(body).toMatch(/^msgid= \d{16}\nstatuscode= 0\nstatusstr= OK$/);
	});

	it('are JSON byte for byte as in the sample', async () => {
		const { type, body } = await sendWith({}, 'JSON');
		expect(type).toBe('application/json; charset=utf-8');
		expect(body).toMatch(
			/^\{"result":\{"msgid":\d{16},"statuscode":"0","statusstr":"OK","point":1\}\}$/,
		);
		expect((await sendWith({ omitPoint: true }, 'json')).body).toMatch(/"statusstr":"OK"\}\}$/);
		expect((await send(simulator, { rtype: 'JSON', smbody: '' })).body).toBe(
			'{"result":{"msgid":-1,"statuscode":"-1","statusstr":"CGI string error!!"}}',
		);
	});

	it('give the id as a string, or as a number that JavaScript cannot hold', async () => {
		expect((await sendWith({ msgidStyle: 'string' }, 'JSON')).body).toMatch(/"msgid":"\d{16}"/);
		for (let count = 0; count < 10; count++) {
			const { body } = await sendWith({ msgidStyle: 'long' }, 'JSON');
			const id = /"msgid":(\d{18}),/.exec(body)?.[1] ?? '';
			expect(id).not.toBe('');
			expect(`${BigInt(Number(id))}`).not.toBe(id);
			expect(simulator.smsgo.messages().at(-1)?.msgid).toBe(id);
		}
	});

	it('can be XML', async () => {
		const { type, body } = await sendWith({}, 'XML');
		expect(type).toBe('text/xml; charset=utf-8');
		expect(body).toMatch(
			/^<\?xml [^>]+\?><result><msgid>\d{16}<\/msgid><statuscode>0<\/statuscode>.*<point>1<\/point><\/result>$/,
		);
	});
});

describe('replies to a status query', () => {
	it('are code, state and number, before and after the end', async () => {
		const msgid = await sendTwo();
		const ask = async (dstaddr: string) => (await call('query.asp', { msgid, dstaddr })).body;
		expect(await ask('0912345678')).toBe('0|DELIVRD|0912345678');
		expect(await ask('0987654321')).toBe('0|ENROUTE|0987654321');
		simulator.smsgo.changeSettings({ pendingState: 'WAITING' });
		expect((await call('QUERY.ASPX', { msgid, dstaddr: '0987654321' })).body).toContain('WAITING');
		simulator.clock.advance(1_000);
		expect(await ask('0987654321')).toBe('0|DELIVRD|0987654321');
	});

	it('are JSON byte for byte as in the sample, as text/html', async () => {
		const msgid = await sendTwo();
		const parameters = { msgID: msgid, dstaddr: '0912345678', rtype: 'JSON' };
		const { type, body } = await call('query.asp', parameters);
		expect(type).toBe('text/html');
		expect(body).toBe(
			'{"results":{"result":[{"statusCode": "0","statusStr":"DELIVRD","cellphone":"0912345678"},]}}',
		);
		simulator.smsgo.changeSettings({ queryTrailingComma: false });
		const all = await call('query.asp', { msgid, rtype: 'JSON' });
		const parsed: unknown = JSON.parse(all.body);
		expect(parsed).toMatchObject({
			results: { result: [{ cellphone: '0912345678' }, { cellphone: '0987654321' }] },
		});
		expect((await call('query.asp', { msgid, rtype: 'XML' })).body).toContain(
			'<result><statusCode>0</statusCode><statusStr>DELIVRD</statusStr>',
		);
	});

	it('refuse credentials, bad numbers and unknown messages in their own shape', async () => {
		const msgid = await sendTwo();
		const wrong = { msgid, dstaddr: '0912345678', password: 'x' };
		expect((await call('query.asp', wrong)).body).toBe('-2|Authorization error|0912345678');
		expect((await call('queryBulk.asp', wrong)).body).toBe('-2|Authorization error||\r\n');
		expect((await call('query.asp', { msgid, dstaddr: '912' })).body).toMatch(/^-5\|/);
		const unknown = { msgid: '1', dstaddr: '0912345678' };
		expect((await call('query.asp', unknown)).body).toBe('-1|Unknow|0912345678');
		simulator.smsgo.changeSettings({ unknownIdReply: 'empty' });
		expect((await call('query.asp', unknown)).body).toBe('');
		expect((await call('queryBulk.asp', unknown)).body).toBe('');
		expect((await call('query.asp', {})).body).toMatch(/^-1\|/);
	});

	it('list many in another order, without what is unknown', async () => {
		const first = await sendTwo();
		const second = await sendTwo();
		const { body } = await call('queryBulk.asp', {
			msgid: `${first},77,${second}`,
			dstaddr: '0912345678,0987654321,0900000000',
		});
		expect(body).toBe(
			[
				`0|ENROUTE|0987654321|${second}`,
				`0|DELIVRD|0912345678|${second}`,
				`0|ENROUTE|0987654321|${first}`,
				`0|DELIVRD|0912345678|${first}`,
				'',
			].join('\r\n'),
		);
	});

	it('list many by id alone, paired by position, or shuffled', async () => {
		const first = await sendTwo();
		const second = await sendTwo();
		const rows = async (parameters: Record<string, string>) =>
			(await call('queryBulk.aspx', { msgid: `${first},${second}`, ...parameters })).body
				.trim()
				.split('\r\n');
		expect(await rows({})).toHaveLength(4);
		simulator.smsgo.changeSettings({ bulkPairing: 'position', bulkOrder: 'asked' });
		expect(await rows({ dstaddr: '0987654321,0912345678' })).toEqual([
			`0|ENROUTE|0987654321|${first}`,
			`0|DELIVRD|0912345678|${second}`,
		]);
		simulator.smsgo.changeSettings({ bulkOrder: 'shuffled' });
		expect((await rows({})).sort()).toHaveLength(4);
		const json = (await call('queryBulk.asp', { msgid: first, rtype: 'JSON' })).body;
		expect(json).toContain(`"cellphone":"0912345678","msgid":${first}}`);
	});

	it('can hold a blank row and an incomplete one', async () => {
		const msgid = await sendTwo();
		simulator.smsgo.changeSettings({ bulkBlankRow: true, bulkIncompleteRow: true });
		expect((await call('queryBulk.asp', { msgid })).body).toBe(
			`0|ENROUTE|0987654321|${msgid}\r\n\r\n0|DELIVRD\r\n`,
		);
	});
});

describe('replies to a balance query', () => {
	it('are a bare number, or JSON byte for byte as in the sample', async () => {
		simulator.smsgo.changeAccount({ points: 6220 });
		expect((await call('query_point.asp', {})).body).toBe('6220');
		const { type, body } = await call('query_point.asp', { rtype: 'JSON' });
		expect(type).toBe('text/html');
		expect(body).toBe('{"results":{"result":[{"statuscode": "0","point": "6220"}]}}');
		expect((await call('query_point.aspx', { rtype: 'XML' })).body).toContain(
			'<point>6220</point>',
		);
		simulator.smsgo.changeSettings({ balanceStyle: 'keyValue' });
		expect((await call('query_point.asp', {})).body).toBe('statuscode=0\r\npoint=6220\r\n');
	});

	it('refuse with the code, in JSON with the reason as point', async () => {
		expect((await call('query_point.asp', { password: 'x' })).body).toBe('-2');
		expect((await call('query_point.asp', { password: 'x', rtype: 'JSON' })).body).toBe(
			'{"results":{"result":[{"statuscode": "-2","point": "Authorization error"}]}}',
		);
	});
});
