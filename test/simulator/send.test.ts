import {
	codeOfSend,
	CREDENTIALS,
	exchange,
	MESSAGE,
	numbers,
	post,
	send,
	sendQuery,
	valuesOf,
} from './client';
import { simulator } from './started';

describe('who may send', () => {
	it.each([{ username: 'other' }, { username: '' }, { password: 'wrong' }, { password: '' }])(
		'%j is -2',
		async (wrong) => {
			expect(await codeOfSend(simulator, wrong)).toBe('-2');
		},
	);

	it('takes the API key, and beside it the login password as the switch says', async () => {
		simulator.smsgo.changeAccount({ apiKey: 'key' });
		expect(await codeOfSend(simulator, { password: 'key' })).toBe('0');
		expect(await codeOfSend(simulator, {})).toBe('0');
		simulator.smsgo.changeSettings({ loginPasswordBesideKey: false });
		expect(await codeOfSend(simulator, {})).toBe('-2');
		expect(await codeOfSend(simulator, { password: 'key' })).toBe('0');
	});

	it('locks out addresses that are not listed', async () => {
		simulator.smsgo.changeAccount({ allowedIps: ['192.0.2.1'] });
		expect(await codeOfSend(simulator, {})).toBe('-2');
		simulator.smsgo.changeSettings({ ipErrorCode: -15 });
		expect(await codeOfSend(simulator, {})).toBe('-15');
		simulator.smsgo.changeAccount({ allowedIps: ['192.0.2.1', '127.0.0.1'] });
		expect(await codeOfSend(simulator, {})).toBe('0');
	});

	it('answers -16, -21 and -23 where they are switched on', async () => {
		simulator.smsgo.changeSettings({ apiEnabled: false });
		expect(await codeOfSend(simulator, {})).toBe('-16');
		simulator.smsgo.changeSettings({ apiEnabled: true, sendLimit: 2 });
		expect(await codeOfSend(simulator, { dstaddr: numbers(2).join() })).toBe('0');
		expect(await codeOfSend(simulator, {})).toBe('-21');
		simulator.smsgo.changeSettings({ sendLimit: null, requiredSignature: '[TW]' });
		expect(await codeOfSend(simulator, {})).toBe('-23');
		expect(await codeOfSend(simulator, { smbody: '[TW] Hello' })).toBe('0');
	});
});

describe('the order of the checks', () => {
	it('is credentials, text, encoding, numbers, encoding abroad, points, signature', async () => {
		simulator.smsgo.changeAccount({ points: 0 });
		simulator.smsgo.changeSettings({ requiredSignature: '[TW]' });
		const wrong = { password: 'x', smbody: '', encoding: 'PASCI', dstaddr: 'x' };
		const repairs = [
			{},
			{ password: CREDENTIALS['password'] ?? '' },
			{ smbody: 'Hello' },
			{ encoding: 'LUCS2' },
			{ dstaddr: '+8613681912700' },
			{ encoding: 'UCS2' },
		];
		const codes: string[] = [];
		let parameters: Record<string, string> = wrong;
		for (const repair of repairs) {
			parameters = { ...parameters, ...repair };
			codes.push(await codeOfSend(simulator, parameters));
		}
		simulator.smsgo.changeAccount({ points: 1 });
		codes.push(await codeOfSend(simulator, parameters));
		codes.push(await codeOfSend(simulator, { ...parameters, smbody: '[TW]' }));
		expect(codes).toEqual(['-2', '-1', '-7', '-5', '-7', '-8', '-23', '0']);
		expect(simulator.smsgo.account().points).toBe(0);
		expect(simulator.smsgo.messages()).toHaveLength(1);
	});

	it('answers the body of FAQ 7 to an empty text and to the misspelt names of 6.1', async () => {
		const faq = 'msgid=-1\r\nstatuscode=-1\r\nstatusstr=CGI string error!!\r\npoint=0\r\n';
		expect((await send(simulator, { smbody: '' })).body).toBe(faq);
		const { gateways } = simulator;
		const { dstaddr = '', smbody = '' } = MESSAGE;
		const smbdy = await post(gateways.smsgo, 'sendsms.aspx', { dstaddr, smbdy: 'Hello' });
		expect(smbdy.body).toBe(faq);
		const staddr = await post(gateways.smsgo, 'sendsms.aspx', { staddr: dstaddr, smbody });
		expect(valuesOf(staddr.body)).toMatchObject({ msgid: '-9', statuscode: '-9' });
	});

	it.each(['PASCI', 'LASCI', ':BIG5', 'big5', 'UTF-8', 'PUCS2'])('%s is -7', async (encoding) => {
		expect(await codeOfSend(simulator, { encoding })).toBe('-7');
	});

	it('takes a missing or empty encoding for BIG5', async () => {
		await send(simulator);
		await send(simulator, { encoding: '' });
		expect(simulator.smsgo.messages().map(({ encoding }) => encoding)).toEqual(['BIG5', 'BIG5']);
	});

	it.each([
		{ dlvtime: '2031-01-01 10:00:00' },
		{ dlvtime: '2031/01/01 10:00' },
		{ dlvtime: '2031/02/30 10:00:00' },
		{ dlvtime: 'now' },
		{ replydays: '31' },
		{ replydays: '0' },
		{ replyurl: `http://127.0.0.1/${'x'.repeat(300)}` },
		{ encoding: 'PUSH' },
	])('%j is -1', async (parameters) => {
		expect(await codeOfSend(simulator, parameters)).toBe('-1');
		expect(simulator.smsgo.messages()).toHaveLength(0);
	});
});

describe('numbers', () => {
	it.each([
		['', '-9'],
		[numbers(50).join(), '0'],
		[numbers(51).join(), '-9'],
		[`,${numbers(1).join()}`, '-5'],
		[`${numbers(1).join()},`, '-5'],
		[' 0912345678', '-5'],
		['0912-345-678', '-5'],
		['091234567', '-5'],
		['886912345678', '-5'],
		['+886912345678', '-5'],
		['８８', '-5'],
		['+8613681912700', '0'],
		['+8617681912700', '-5'],
		['+14155550123', '0'],
	])('%s is %s', async (dstaddr, code) => {
		expect(await codeOfSend(simulator, { dstaddr })).toBe(code);
	});

	it.each([
		['+8613681912700', '-5', []],
		['%2b8613681912700', '0', []],
		['%252b8613681912700', '-5', ['dstaddr']],
	])('%s on the wire is %s', async (dstaddr, code, doubleEncoded) => {
		const credentials = new URLSearchParams(CREDENTIALS).toString();
		const reply = await sendQuery(simulator, `${credentials}&smbody=x&dstaddr=${dstaddr}`);
		expect(valuesOf(reply.body)['statuscode']).toBe(code);
		expect(simulator.smsgo.requests()[0]).toMatchObject({ doubleEncoded, code });
	});

	it.each(['LBIG5', 'LASCII', 'LUCS2', 'PBIG5', 'PASCII', 'PUSH'])(
		'%s does not go abroad',
		async (encoding) => {
			const parameters = { dstaddr: '0912345678,+14155550123', encoding, wapurl: 'www.test.com' };
			expect(await codeOfSend(simulator, parameters)).toBe('-7');
		},
	);

	it('can leave a bad number out instead', async () => {
		simulator.smsgo.changeSettings({ badNumber: 'skipNumber' });
		expect(await codeOfSend(simulator, { dstaddr: 'x,0912345678' })).toBe('0');
		expect(await codeOfSend(simulator, { dstaddr: 'x' })).toBe('-5');
		expect(simulator.smsgo.messages().map((message) => message.numbers)).toEqual([['0912345678']]);
	});

	it('can take any Chinese mobile number', async () => {
		simulator.smsgo.changeSettings({ strictChinaPrefixes: false });
		expect(await codeOfSend(simulator, { dstaddr: '+8617681912700' })).toBe('0');
	});
});

describe('the request', () => {
	it('may be a GET, a POST or both, with names in any case', async () => {
		const credentials = new URLSearchParams(CREDENTIALS).toString();
		const get = await sendQuery(simulator, `${credentials}&SMBODY=%E7%B0%A1&DstAddr=0912345678`);
		expect(valuesOf(get.body)['statuscode']).toBe('0');
		const both = await exchange(`${simulator.gateways.smsgo}/SendSMS.ASPX?rtype=JSON`, {
			method: 'POST',
			body: `${credentials}&smbody=%E7%B0%A1&dstaddr=0912345678&rtype=XML`,
			headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
		});
		expect(both.body).toMatch(/^\{"result":/);
		expect(simulator.smsgo.messages().map(({ text }) => text)).toEqual(['簡', '簡']);
	});

	it('is logged without its password, and says whether one was in the URL', async () => {
		await send(simulator);
		await sendQuery(simulator, `${new URLSearchParams(CREDENTIALS).toString()}&smbody=x`);
		const [posted, got] = simulator.smsgo.requests();
		expect(posted).toMatchObject({ method: 'POST', passwordInUrl: false, recipients: 1 });
		expect(got).toMatchObject({ method: 'GET', passwordInUrl: true, recipients: 0 });
		expect(JSON.stringify(simulator.smsgo.requests())).not.toMatch(/Demo.{1,3}Pass/);
		expect(posted?.body).toContain('password=***');
	});

	it('shows that a text was encoded twice', async () => {
		const smbody = encodeURIComponent('簡訊');
		await send(simulator, { smbody });
		const [message] = simulator.smsgo.messages();
		expect(message).toMatchObject({ text: smbody, doubleEncoded: ['smbody'] });
		expect(message?.rawText).toBe(encodeURIComponent(smbody));
	});

	it('gets pages from the web server where it asks for what is not there', async () => {
		const { gateways, smsgoBackup, url } = simulator;
		const credentials = new URLSearchParams(CREDENTIALS).toString();
		const long = await sendQuery(simulator, `${credentials}&smbody=${'x'.repeat(2_048)}`);
		expect(long).toMatchObject({ status: 404, type: 'text/html' });
		expect(long.body).toContain('404.15');
		simulator.smsgo.changeSettings({ limitQueryLength: false });
		expect((await sendQuery(simulator, `${credentials}&smbody=${'x'.repeat(2_048)}`)).status).toBe(
			200,
		);
		expect((await exchange(`${gateways.smsgo}/sendsms.asp`)).status).toBe(404);
		expect((await exchange(`${smsgoBackup}/query.asp`)).status).toBe(404);
		expect((await exchange(`${url}/nowhere`)).status).toBe(404);
		const put = await exchange(`${gateways.smsgo}/sendsms.aspx`, { method: 'PUT' });
		expect(put).toMatchObject({ status: 405, type: 'text/html' });
		simulator.smsgo.changeSettings({ postAllowed: false });
		expect((await send(simulator)).status).toBe(405);
	});
});
