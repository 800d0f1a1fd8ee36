import fc from 'fast-check';
import { Secrets } from '../../transport/secrets';
import { encodeBig5, isBig5 } from '../../simulator/base/big5';
import { encodeGb18030 } from '../../simulator/umail/gb18030';

const percent = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replace(/../gu, '%$&');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const escaped = (text: string) =>
	text
		.split('')
		.map((unit) => `%u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
/** What JavaScript's `escape` writes, which classic ASP and old pages do. */
const legacy = (text: string) =>
	text.replace(/[^\w@*+./-]/gu, (one) =>
		one.length === 1 && one < '\u0100' ? percent(Buffer.from(one, 'latin1')) : escaped(one),
	);

describe('a secret in Chinese', () => {
	const SECRET = '密碼 of 三竹功';

	it.each([
		['raw', SECRET],
		['Big5', percent(encodeBig5(SECRET))],
		['Big5 in upper case', percent(encodeBig5(SECRET)).toUpperCase()],
		['Big5 with its letters as they are', formOf(encodeBig5(SECRET))],
		['Big5 twice', encodeURIComponent(percent(encodeBig5(SECRET)))],
		['GB18030', percent(encodeGb18030(SECRET))],
		['GB18030 in a form', formOf(encodeGb18030(SECRET))],
		['%uXXXX', escaped(SECRET)],
		['%uXXXX twice', encodeURIComponent(escaped(SECRET).toUpperCase().replaceAll('%U', '%u'))],
		['escape()', legacy(SECRET)],
		['UTF-8 that was read as Latin-1', Buffer.from(SECRET).toString('latin1')],
		['UTF-8 that was read as Windows-1252', new TextDecoder('latin1').decode(Buffer.from(SECRET))],
		['Big5 that was read as Latin-1', encodeBig5(SECRET).toString('latin1')],
		['Big5 that was read as GB18030', new TextDecoder('gb18030').decode(encodeBig5(SECRET))],
		['Basic in Big5', encodeBig5(`user:${SECRET}`).toString('base64')],
		['hex of Big5', encodeBig5(SECRET).toString('hex')],
	])('is found: %s', (_form, text) => {
		expect(new Secrets([SECRET]).scrub(`p=¦${text}¦`)).toMatch(/^p=¦.{0,7}\*\*\*¦$/u);
	});

	it('is found with characters that a charset lacks', () => {
		const secrets = new Secrets(['密碼😀pass']);
		const big5 = percent(encodeBig5('密碼'));
		expect(secrets.scrub(`¦${big5}%26%23128512%3Bpass¦${big5}%uD83D%uDE00pass¦`)).toBe('¦***¦***¦');
	});

	const text = fc.string({
		unit: fc.constantFrom(...Array.from('密碼三竹功許蓋 &"\\a1%+')),
		minLength: 6,
		maxLength: 30,
	});

	it('is found in every charset', () => {
		fc.assert(
			fc.property(text, (value) => {
				fc.pre(value.trim() !== '' && Array.from(value).every((one) => isBig5(one.charCodeAt(0))));
				const secrets = new Secrets([value]);
				for (const bytes of [encodeBig5(value), encodeGb18030(value), Buffer.from(value)]) {
					expect(secrets.scrub(`¦${percent(bytes)}¦${formOf(bytes)}¦`)).toBe('¦***¦***¦');
				}
				expect(secrets.scrub(`¦${escaped(value)}¦${legacy(value)}¦`)).toBe('¦***¦***¦');
			}),
		);
	});
});

describe('a secret with quotes and backslashes', () => {
	const awkward = fc
		.string({ unit: fc.constantFrom(...Array.from('"\\\'/\n\tabc1é中')), minLength: 6 })
		.filter((value) => value.trim() !== '');

	it('is found where JSON stands in JSON, in a form or in a page as well', () => {
		fc.assert(
			fc.property(awkward, (value) => {
				const secrets = new Secrets([value]);
				const twice = json(json(value));
				const said = ['', json(value), twice, json(twice), encodeURIComponent(twice)];
				const page = twice.replaceAll('"', '&quot;').replaceAll("'", '&#39;');
				for (const text of [...said.slice(1), page]) {
					expect(secrets.scrub(`¦${text}¦`)).toBe('¦***¦');
				}
			}),
		);
	});
});

describe('a secret with white space', () => {
	it.each([
		['two  blanks', 'two  blanks'],
		['two  blanks', 'two blanks'],
		['two  blanks', 'two&nbsp;&#32;blanks'],
		['two  blanks', 'two+%20blanks'],
		['a\ttab in it', 'a\ttab in it'],
		['a\ttab in it', 'a tab in it'],
		['a\ttab in it', 'a\\ttab in it'],
		['a\ttab in it', 'a%09tab%20in%20it'],
		['a\ttab in it', 'a&#9;tab in it'],
		[' at both ends ', 'at both ends'],
		[' at both ends ', '+at+both+ends+'],
	])('%j is found as %j', (value, text) => {
		expect(new Secrets([value]).scrub(`p=¦${text}¦`)).toBe('p=¦***¦');
	});

	it('is found however much of it was made of it', () => {
		const word = fc.stringMatching(/^[a-z]{3,6}$/u);
		const blanks = fc.stringMatching(/^[ \t\n]{1,5}$/u);
		fc.assert(
			fc.property(word, blanks, word, blanks, (before, typed, after, written) => {
				expect(new Secrets([before + typed + after]).scrub(`¦${before}${written}${after}¦`)).toBe(
					'¦***¦',
				);
			}),
		);
	});
});

describe('what a page has names for', () => {
	it.each([
		['pässwörd&co', 'p&auml;ssw&ouml;rd&amp;co'],
		['pässwörd&co', 'p&#228;ssw&#xf6;rd&#38co'],
		['a<b>"c"', 'a&LT;b&gt;&QUOT;c&quot;'],
		['50%/[x]', '50&percnt;&sol;&lsqb;x&rsqb;'],
		['abc€def', 'abc&euro;def'],
		['p&amp;q&r', 'p&amp;amp;q&amp;r'],
		['p&amp;q&r', 'p&amp;q&r'],
	])('%j is found as %j', (value, text) => {
		expect(new Secrets([value]).scrub(`<b>${text}</b>`)).toBe('<b>***</b>');
	});
});

it('a secret that is cut off by the end of what is looked at shows none of its beginning', () => {
	const value = 'x&y"z '.repeat(20_000);
	const secrets = new Secrets([value]);
	for (const text of [value, encodeURIComponent(value), json(json(value))]) {
		expect(secrets.line(`before ${text} behind`, 200)).toBe('before ***…');
	}
});

/** A form as PHP writes it: letters and digits as they are, all else as bytes. */
function formOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => {
		const character = String.fromCharCode(byte);
		if (character === ' ') return '+';
		return /[\w.-]/.test(character) ? character : percent(Uint8Array.of(byte)).toUpperCase();
	}).join('');
}
