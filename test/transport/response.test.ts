import { gzipSync } from 'node:zlib';
import { Response } from '../../transport/response';
import { Secrets } from '../../transport/secrets';

const replyOf = (bytes: Uint8Array, headers: Record<string, string | string[]> = {}) =>
	new Response(200, headers, bytes, new Secrets(['p&ssword']));
const CHINESE_IN_BIG5 = Buffer.from([0xc2, 0xb2, 0xb0, 0x54]);

describe('Reply', () => {
	it('has headers by their lower-case names, the first of many', () => {
		const reply = replyOf(Buffer.of(), { 'x-one': 'a', 'set-cookie': ['b', 'c'] });
		expect(reply.header('x-one')).toBe('a');
		expect(reply.header('set-cookie')).toBe('b');
		expect(reply.header('x-none')).toBeUndefined();
	});

	it('is text in the charset that it declares, or the one that fits', () => {
		expect(replyOf(Buffer.from('簡訊')).text('big5')).toBe('簡訊');
		expect(replyOf(CHINESE_IN_BIG5).text('big5')).toBe('簡訊');
		expect(
			replyOf(CHINESE_IN_BIG5, { 'content-type': 'text/html; charset=big5' }).text('gb18030'),
		).toBe('簡訊');
	});

	it('is text where no charset fits, without what is no character', () => {
		const reply = replyOf(Buffer.from([0x61, 0xff, 0xff]));
		expect(reply.text('big5')).toBe('a\ufffd\ufffd');
		expect(reply.excerpt()).toBe('a\ufffd\ufffd');
	});

	it('shows one line without secrets', () => {
		expect(replyOf(Buffer.of()).show(' a\r\n\tb p&ssword p%26ssword ')).toBe('a b *** ***');
	});

	it('shows at most 200 characters, and no beginning of a secret', () => {
		const reply = replyOf(Buffer.of());
		expect(reply.show('x'.repeat(200))).toBe('x'.repeat(200));
		expect(reply.show('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
		expect(reply.show(`${'x'.repeat(195)}p&ssword`)).toBe(`${'x'.repeat(195)}***`);
	});

	it('shows no beginning of a secret either where blanks fill the page before it', () => {
		const page = `x${' '.repeat(1994)}p&ssword`;
		expect(replyOf(Buffer.from(page)).excerpt()).toBe('x ***');
	});

	it.each([
		['gzip', gzipSync('許功蓋,ann@example.com\n'.repeat(500))],
		['gzip of a word', gzipSync('OK')],
		['NULs', Buffer.alloc(100)],
		['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\b', 'latin1')],
	])('%s is told by the number of its bytes', (_name, bytes) => {
		expect(replyOf(bytes).excerpt()).toBe(`${bytes.length} bytes that are no text`);
	});

	it.each([
		['a damaged word', Buffer.from('許\xff', 'latin1'), /\ufffd/u],
		[
			'a page that damage follows',
			Buffer.concat([Buffer.from('Out of order. '.repeat(80)), Buffer.alloc(9_000, 0xff)]),
			/^Out of order\. Out/u,
		],
	])('%s is shown', (_name, bytes, shown) => {
		expect(replyOf(bytes).excerpt()).toMatch(shown);
	});

	it('has an excerpt of a page of any size', () => {
		const page = `<html>${'<p>p&ssword</p>\n'.repeat(5000)}</html>`;
		const excerpt = replyOf(Buffer.from(page)).excerpt();
		expect(excerpt).toMatch(/^<html><p>\*\*\*<\/p> <p>/u);
		expect(excerpt).toHaveLength(200);
		expect(replyOf(Buffer.of()).excerpt()).toBe('');
	});

	it('shows no secret that stands across the cut, whatever its form', () => {
		const secret = 'two  blanks & "more" 密碼';
		const reply = new Response(200, {}, Buffer.of(), new Secrets([secret]));
		const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret)];
		for (const form of forms) {
			for (let before = 150; before <= 200; before++) {
				const shown = reply.show(`${'x'.repeat(before)} ${form} and more`);
				expect(shown).not.toMatch(/two|blanks/u);
			}
		}
	});

	it('shows whole characters only', () => {
		expect(replyOf(Buffer.of()).show(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`);
	});

	it('is cut where nearly all of it is masked', () => {
		const page = Buffer.from('p&ssword'.repeat(100_000));
		expect(replyOf(page).excerpt()).toBe('***…');
	});

	it('shows where a redirect leads without a secret', () => {
		const location = 'https://example.com/?user=1&password=p&ssword';
		expect(replyOf(Buffer.of(), { location }).location()).toBe(
			'https://example.com/?user=1&password=***',
		);
		expect(replyOf(Buffer.of()).location()).toBe('');
	});

	it('is a secret itself, of which only where it redirects to is shown', () => {
		const headers = { location: 'https://example.com/token?access_token=abc#def' };
		const reply = new Response(302, headers, Buffer.from('abc'), new Secrets([]), true);
		expect([reply.excerpt(), reply.show('abc'), reply.location()]).toEqual([
			'',
			'',
			'https://example.com/token',
		]);
	});
});
