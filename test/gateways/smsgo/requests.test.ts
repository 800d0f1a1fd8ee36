import fc from 'fast-check';
import { cancel } from '../../../gateways/smsgo/calls/cancel';
import { getBalance } from '../../../gateways/smsgo/calls/getBalance';
import { getManyStatuses } from '../../../gateways/smsgo/calls/getManyStatuses';
import { getStatus } from '../../../gateways/smsgo/calls/getStatus';
import { send } from '../../../gateways/smsgo/calls/send';
import type { HttpRequest } from '../../../transport/request';
import { account, message } from './support';

const getAccount = { ...account, requestMethod: 'GET' } as const;

/** What a server that decodes once finds, query and form merged. */
function decoded({ url, body }: HttpRequest): Record<string, string> {
	const form = typeof body === 'string' ? body : '';
	return Object.fromEntries([...new URL(url).searchParams, ...new URLSearchParams(form)]);
}

const bodyOf = ({ body }: HttpRequest): string => (typeof body === 'string' ? body : '');

describe('send with POST', () => {
	const request = send.build(account, {
		message: message,
		recipients: ['0912345678', '+8613681912700'],
	});

	it('goes to sendsms.aspx with rtype alone in the query', () => {
		expect(request.method).toBe('POST');
		expect(request.url).toBe('https://www.smsgo.com.tw/sms_gw/sendsms.aspx?rtype=JSON');
		expect(request.headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
	});

	it('encodes every value once', () => {
		expect(bodyOf(request)).toBe(
			'username=TesterId&password=Tester%2BPW%261&dstaddr=0912345678%2C%2B8613681912700&encoding=ASCII&smbody=Smtest',
		);
	});

	it.each([
		['a plus', '1+1=2', '1%2B1%3D2'],
		['a blank', 'a b', 'a+b'],
		['Chinese, as UTF-8', '簡訊測試', '%E7%B0%A1%E8%A8%8A%E6%B8%AC%E8%A9%A6'],
		['an emoji', '😀', '%F0%9F%98%80'],
		['what looks encoded already', '100%25 %2b', '100%2525+%252b'],
		['a line break', 'a\r\nb', 'a%0D%0Ab'],
		['what divides parameters', 'a&password=b', 'a%26password%3Db'],
	])('writes %s', (_what, text, wire) => {
		const { body } = send.build(account, {
			message: { ...message, text },
			recipients: ['0912345678'],
		});
		expect(body).toMatch(new RegExp(`&smbody=${wire.replace(/[+]/gu, '\\+')}$`, 'u'));
	});

	it('uses the names of 6.2, which are right in all samples', () => {
		const names = Object.keys(decoded(request));
		expect(names).toEqual(['rtype', 'username', 'password', 'dstaddr', 'encoding', 'smbody']);
	});

	it('sends what was set, and the time on a Taiwanese clock', () => {
		const request = send.build(account, {
			message: {
				...message,
				encoding: 'BIG5',
				sendAt: new Date('2026-01-31T01:30:05Z'),
				deliveryReportUrl: 'https://n8n.example.com/webhook/a?b=c',
				replyUrl: 'https://n8n.example.com/reply',
				replyDays: 30,
			},
			recipients: ['0912345678'],
		});
		expect(decoded(request)).toMatchObject({
			dlvtime: '2026/01/31 09:30:05',
			response: 'https://n8n.example.com/webhook/a?b=c',
			replyurl: 'https://n8n.example.com/reply',
			replydays: '30',
		});
		expect(bodyOf(request)).toContain('dlvtime=2026%2F01%2F31+09%3A30%3A05');
	});

	it('leaves the days for replies away where no reply is taken', () => {
		const long = { ...message, encoding: 'LASCII', replyDays: 5 } as const;
		expect(
			decoded(send.build(account, { message: long, recipients: ['0912345678'] })),
		).not.toHaveProperty('replydays');
	});

	it('sends the address of a WAP push', () => {
		const push = { ...message, encoding: 'PUSH', wapUrl: 'www.test.com/a?b=c&d' } as const;
		const request = send.build(account, { message: push, recipients: ['0912345678'] });
		expect(decoded(request)).toMatchObject({ encoding: 'PUSH', wapurl: 'www.test.com/a?b=c&d' });
	});

	it('can go to the backup host', () => {
		const { url } = send.build(account, { message, recipients: ['0912345678'], isForBackup: true });
		expect(url).toBe('http://www2.smsgo.com.tw/sms_gw/sendsms.aspx?rtype=JSON');
	});
});

describe('the other requests', () => {
	const key = { messageId: '1504280910499665', recipient: '+8613681912700' };

	it.each([
		['query.asp', getStatus.build(account, key), { msgid: key.messageId, dstaddr: key.recipient }],
		['query.asp', getStatus.build(account, { ...key, recipient: null }), { msgid: key.messageId }],
		[
			'queryBulk.asp',
			getManyStatuses.build(account, [key, { messageId: '2', recipient: '0912345678' }]),
			{ msgid: '1504280910499665,2', dstaddr: '+8613681912700,0912345678' },
		],
		[
			'queryBulk.asp',
			getManyStatuses.build(account, [
				{ messageId: '1', recipient: null },
				{ messageId: '2', recipient: null },
			]),
			{ msgid: '1,2' },
		],
		['query_point.asp', getBalance.build(account), {}],
		['sendsms_cancel.asp', cancel.build(account, { messageId: '15' }), { msgid: '15' }],
	])('%s', (file, request, parameters) => {
		expect(request.url).toBe(`https://www.smsgo.com.tw/sms_gw/${file}?rtype=JSON`);
		expect(decoded(request)).toEqual({
			rtype: 'JSON',
			username: 'TesterId',
			password: account.password,
			...parameters,
		});
	});
});

describe('every request', () => {
	const every = (chosen: typeof account, text = 'a'): HttpRequest[] => [
		send.build(chosen, { message: { ...message, text }, recipients: ['+8613681912700'] }),
		getStatus.build(chosen, { messageId: '1', recipient: '+8613681912700' }),
		getManyStatuses.build(chosen, [{ messageId: '1', recipient: '+8613681912700' }]),
		getBalance.build(chosen),
		cancel.build(chosen, { messageId: '1' }),
	];

	it('has the password in no URL with POST', () => {
		for (const { url, headers } of every(account)) {
			expect(url).not.toMatch(/Tester/u);
			expect(JSON.stringify(headers)).not.toMatch(/Tester/u);
		}
	});

	it('has no body with GET, and all in the query', () => {
		for (const request of every(getAccount)) {
			expect(request).toMatchObject({ method: 'GET', headers: {}, body: null });
			expect(decoded(request)).toMatchObject({ rtype: 'JSON', password: account.password });
		}
	});

	it.each(['https://x.tw/sms_gw', 'https://x.tw/sms_gw/', 'https://x.tw/sms_gw//'])(
		'puts one slash after %s',
		(baseUrl) => {
			for (const { url } of every({ ...account, baseUrl })) {
				expect(new URL(url).pathname).toMatch(/^\/sms_gw\/[\w]+\.aspx?$/u);
			}
		},
	);

	it('arrives as it was meant, whatever the text and the method', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (text, isGet) => {
				const [send] = every(isGet ? getAccount : account, text);
				if (send === undefined) throw new Error('no request');
				expect(decoded(send)).toMatchObject({ smbody: text, dstaddr: '+8613681912700' });
			}),
		);
	});
});
