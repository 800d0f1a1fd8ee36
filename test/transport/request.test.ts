import fc from 'fast-check';
import { formRequest, isHttpUrl, joinUrl, withQuery } from '../../transport/request';

const parameters = { to: '+8613681912700', text: 'a b&c=簡', empty: '' };
const encoded = 'to=%2B8613681912700&text=a+b%26c%3D%E7%B0%A1&empty=';

describe('formRequest', () => {
	it('puts parameters into the body with POST', () => {
		expect(formRequest('http://x.tw/a', 'POST', parameters)).toEqual({
			method: 'POST',
			url: 'http://x.tw/a',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: encoded,
		});
	});

	it('puts them into the query with GET', () => {
		expect(formRequest('http://x.tw/a', 'GET', parameters)).toEqual({
			method: 'GET',
			url: `http://x.tw/a?${encoded}`,
			headers: {},
			body: null,
		});
	});

	it('has what belongs into the query there, whatever the method', () => {
		const query = { rtype: 'JSON' };
		expect(formRequest('http://x.tw/a', 'POST', { to: '1' }, query)).toMatchObject({
			url: 'http://x.tw/a?rtype=JSON',
			body: 'to=1',
		});
		expect(formRequest('http://x.tw/a', 'GET', { to: '1' }, query).url).toBe(
			'http://x.tw/a?rtype=JSON&to=1',
		);
	});

	it('encodes everything exactly once', () => {
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.string({ unit: 'grapheme', minLength: 1 }),
					fc.string({ unit: 'grapheme' }),
				),
				fc.constantFrom('GET' as const, 'POST' as const),
				(values, method) => {
					const { url, body } = formRequest('http://x.tw/a', method, values);
					const wire =
						method === 'GET' || typeof body !== 'string' ? (url.split('?')[1] ?? '') : body;
					expect(Object.fromEntries(new URLSearchParams(wire))).toEqual({ ...values });
					expect(wire).toMatch(/^[\w.*+%&=-]*$/u);
				},
			),
		);
	});
});

describe('withQuery', () => {
	it.each([
		['http://x.tw/a', `http://x.tw/a?${encoded}`],
		['http://x.tw/a?b=1', `http://x.tw/a?b=1&${encoded}`],
	])('adds to %s', (url, expected) => {
		expect(withQuery(url, parameters)).toBe(expected);
	});

	it('adds nothing where there is nothing', () => {
		expect(withQuery('http://x.tw/a', {})).toBe('http://x.tw/a');
	});
});

describe('joinUrl', () => {
	it.each([
		['http://x.tw/sms_gw', 'http://x.tw/sms_gw/send.asp'],
		['http://x.tw/sms_gw/', 'http://x.tw/sms_gw/send.asp'],
		['http://x.tw/sms_gw///', 'http://x.tw/sms_gw/send.asp'],
		['http://x.tw', 'http://x.tw/send.asp'],
	])('%s', (base, url) => {
		expect(joinUrl(base, 'send.asp')).toBe(url);
	});
});

describe('isHttpUrl', () => {
	it.each([
		'http://x.tw',
		'https://x.tw/a?b=c',
		'HTTPS://X.TW',
		'http://127.0.0.1:4010/smsgo',
		'http://[::1]/',
	])('%s is one', (text) => {
		expect(isHttpUrl(text)).toBe(true);
	});

	it.each(['', 'x.tw', '//x.tw', 'localhost:4010', 'ftp://x.tw', 'javascript:alert(1)', 'http://'])(
		'%j is none',
		(text) => {
			expect(isHttpUrl(text)).toBe(false);
		},
	);
});
