import fc from 'fast-check';
import { inspect } from 'node:util';
import { Secrets } from '../../transport/secrets';

type Encode = (text: string) => string;

const everywhere = (encode: Encode, characters = /[^\w.-]/gu): Encode => {
	return (text) => text.replace(characters, encode);
};
const codePoint = (character: string) => character.codePointAt(0) ?? 0;
const lowerHex = everywhere((triplet) => triplet.toLowerCase(), /%[\dA-F]{2}/gu);
const form: Encode = (text) => new URLSearchParams({ v: text }).toString().slice(2);
const strict: Encode = everywhere((one) =>
	Buffer.from(one).toString('hex').toUpperCase().replace(/../gu, '%$&'),
);
const json: Encode = (text) => JSON.stringify(text).slice(1, -1);
const unicode: Encode = (text) =>
	text
		.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
const xml: Encode = everywhere(
	(one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[one] ?? one,
);
const base64: Encode = (text) => Buffer.from(text).toString('base64');
const hex: Encode = (text) => Buffer.from(text).toString('hex');

const ENCODINGS: Readonly<Record<string, Encode>> = {
	plain: (text) => text,
	encodeURIComponent,
	'encodeURIComponent, lower case': (text) => lowerHex(encodeURIComponent(text)),
	encodeURI,
	'RFC 3986': strict,
	form,
	'form, lower case': (text) => lowerHex(form(text)),
	'percent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'percent twice, lower case': (text) => lowerHex(encodeURIComponent(strict(text))),
	'form twice': (text) => form(form(text)),
	JSON: json,
	'JSON in ASCII': everywhere(unicode, /[^\x20-\x7e]|["\\]/gu),
	'JSON for HTML': everywhere(
		(one) => unicode(one).toUpperCase().replace('\\U', '\\u'),
		/[<>&'+"\\]/gu,
	),
	'JSON with its slashes escaped': (text) => json(text).replaceAll('/', '\\/'),
	'JSON in a form': (text) => form(json(text)),
	XML: xml,
	'XML with decimal numbers': everywhere((one) => `&#${codePoint(one)};`),
	'XML with padded numbers': everywhere((one) => `&#0${codePoint(one)};`, /[&<>"']/gu),
	'XML with hex numbers': everywhere((one) => `&#x${codePoint(one).toString(16)};`),
	'XML with padded upper case hex': everywhere(
		(one) => `&#X00${codePoint(one).toString(16).toUpperCase()};`,
	),
	'XML in a form': (text) => form(xml(text)),
	'XML in a form in a form': (text) => form(form(xml(text))),
	base64,
	'base64 without padding': (text) => base64(text).replace(/=/gu, ''),
	base64url: (text) => Buffer.from(text).toString('base64url'),
	'base64 in a form': (text) => form(base64(text)),
	'base64 in JSON with slashes escaped': (text) => base64(text).replaceAll('/', '\\/'),
	hex,
	'upper case hex': (text) => hex(text).toUpperCase(),
};

const withoutMarks = (text: string) => !/[¦*]/u.test(text) && text.trim() !== '';
const secret = fc
	.oneof(
		fc.string({ unit: 'binary', minLength: 6, maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom(...Array.from(' +%&<>"\'\\/?#a1é中😀\n')),
			minLength: 6,
			maxLength: 80,
		}),
	)
	.filter(withoutMarks);
const shortSecret = fc
	.string({
		unit: fc.constantFrom(...Array.from(' +%&<"\'\\/?a1é中😀')),
		minLength: 1,
		maxLength: 5,
	})
	.filter((text) => withoutMarks(text) && Array.from(text).length < 6);

describe('a secret', () => {
	const scrubbed = (value: string) => {
		const secrets = new Secrets([value]);
		return Object.entries(ENCODINGS).map(([form, encode]) => {
			return [form, secrets.scrub(`¦${encode(value)}¦${encode(value)}¦`)];
		});
	};
	const masked = Object.keys(ENCODINGS).map((form) => [form, '¦***¦***¦']);

	it('is replaced in every form, and nothing else is', () => {
		fc.assert(
			fc.property(secret, (value) => {
				expect(scrubbed(value)).toEqual(masked);
			}),
			{ numRuns: 100 },
		);
	});

	it('is replaced in every form as a word of its own when it is short', () => {
		fc.assert(
			fc.property(shortSecret, (value) => {
				expect(scrubbed(value)).toEqual(masked);
			}),
			{ numRuns: 200 },
		);
	});

	it.each([
		['pwd=p%26ss+w%C3%B6rd&to=1', 'pwd=***&to=1'],
		['pwd=p%2526ss%20w%c3%b6rd', 'pwd=***'],
		['<p>p&amp;ss wörd</p>', '<p>***</p>'],
		['{"p":"p&ss w\\u00f6rd"}', '{"p":"***"}'],
		['p&ss word', 'p&ss word'],
		['P&SS WÖRD', 'P&SS WÖRD'],
	])('is found in %j', (text, expected) => {
		expect(new Secrets(['p&ss wörd']).scrub(text)).toBe(expected);
	});

	it('is found with halves of characters in it', () => {
		const secrets = new Secrets(['abc\ud83ddef']);
		expect(secrets.scrub('¦abc\ud83ddef¦abc\\ud83ddef¦abc%EF%BF%BDdef¦')).toBe('¦***¦***¦***¦');
		expect(secrets.scrub('\ude00abc\ud83d')).toBe('\ude00abc\ud83d');
	});

	it('is found beside NUL and in an empty text not at all', () => {
		expect(new Secrets(['secret-1']).scrub('\0secret-1\0')).toBe('\0***\0');
		expect(new Secrets(['secret-1']).scrub('')).toBe('');
	});
});

describe('base64 of something longer', () => {
	const digits = fc.stringMatching(/^\d{0,9}$/u);
	const word = fc.stringMatching(/^[a-z?>~]{6,90}$/u);

	it.each(['base64', 'base64url'] as const)('shows nothing of a secret inside: %s', (encoding) => {
		fc.assert(
			fc.property(digits, word, digits, (before, value, after) => {
				const whole = Buffer.from(before + value + after).toString(encoding);
				// The last character before and the first after hold bits of the secret.
				const left = whole.slice(0, Math.floor((before.length * 4) / 3));
				const right = whole.slice(Math.ceil(((before.length + value.length) * 4) / 3));
				expect(new Secrets([value]).scrub(whole)).toBe(
					`${left}***${after === '' ? right.replace(/=/gu, '') : right}`,
				);
			}),
			{ numRuns: 200 },
		);
	});

	it('is not searched for a short secret', () => {
		const whole = base64('user:abc12');
		expect(new Secrets(['abc12']).scrub(whole)).toBe(whole);
		expect(new Secrets(['abc12', 'user:abc12']).scrub(`Basic ${whole}`)).toBe('Basic ***');
	});
});

describe('a short secret', () => {
	it.each([
		['150428ab120910', '150428ab120910'],
		['xab12', 'xab12'],
		['ab12x', 'ab12x'],
		['中ab12', '中ab12'],
		['ab12é', 'ab12é'],
		['ab12', '***'],
		['pwd=ab12&id=ab123', 'pwd=***&id=ab123'],
		['pwd%3Dab12%26id', 'pwd%3D***%26id'],
		['pwd%253Dab12%2526id', 'pwd%253D***%2526id'],
		['{"m":"x\\nab12\\u4e2dab12\\n"}', '{"m":"x\\n***\\u4e2d***\\n"}'],
		['user_ab12:ab12,ab12-ab12', 'user_***:***,***-***'],
	])('is replaced only as a word of its own: %j', (text, expected) => {
		expect(new Secrets(['ab12']).scrub(text)).toBe(expected);
	});

	it('is one of fewer than six characters', () => {
		expect(new Secrets(['12345']).scrub('0123456')).toBe('0123456');
		expect(new Secrets(['123456']).scrub('01234567')).toBe('0***7');
		expect(new Secrets(['😀😀😀']).scrub('a😀😀😀')).toBe('a😀😀😀');
	});

	it('does not tear holes into ids', () => {
		const id = '11111111-2222-3333-4444-55555555555a';
		expect(new Secrets(['-', '1', '333', '5a']).scrub(id)).toBe(id);
		expect(new Secrets(['a', '-', 'xy']).scrub('ok id 15 abcd')).toBe('ok id 15 abcd');
	});
});

describe('several secrets', () => {
	it('are replaced by one mask where one contains, overlaps or follows another', () => {
		const secrets = new Secrets(['secret', 'secret-password', 'password-1', 'sec', '']);
		expect(secrets.scrub('a secret-password b')).toBe('a *** b');
		expect(secrets.scrub('a secret-password-1 b')).toBe('a *** b');
		expect(secrets.scrub('a secretpassword-1 b')).toBe('a *** b');
		expect(secrets.scrub('a sec b secret c')).toBe('a *** b *** c');
		expect(new Secrets(['secret-1', 'cret-1', 'secret-12', 'cret-']).scrub('secret-12')).toBe(
			'***',
		);
		expect(new Secrets(['abcabc']).scrub('abcabcabc')).toBe('***');
	});

	it('leave the text alone where there are none', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(new Secrets([]).scrub(text)).toBe(text);
				expect(new Secrets(['', ' ', '\n']).scrub(`${text}, , `)).toBe(`${text}, , `);
				expect(new Secrets(['\ue000\ue001\ue002\ue003\ue004\ue005']).scrub(text)).toBe(text);
			}),
		);
	});

	it('are not shown by the object that knows them', () => {
		const secrets = new Secrets(['hunter2-hunter2']);
		const shown = [inspect(secrets, { depth: 9, showHidden: true }), JSON.stringify({ secrets })];
		expect(shown.join()).not.toContain('hunter2');
		expect(Object.values(secrets)).toEqual([]);
	});
});

describe('size', () => {
	it.each([
		['a token', 'eyJhbGciOiJIUzI1NiJ9.eyJz_-'],
		['a passphrase', '中 &<>"\\😀'],
		['one character', 'a'],
	])('of a secret does not matter: kilobytes of %s', (_what, unit) => {
		for (const length of [65, 129, 2_000]) {
			const value = `${unit.repeat(length)}x`.slice(-length);
			const text = `¦${value}¦${strict(value)}¦${xml(value)}¦${base64(value)}¦`;
			expect(new Secrets([value]).scrub(text)).toBe('¦***¦***¦***¦***¦');
		}
	});

	it('of a secret does not make a single character one', () => {
		const value = 'abcdefghijklmnop'.repeat(1600);
		expect(new Secrets([`${value}z`]).scrub('z y x')).toBe('z y x');
	});

	it('of a text does not matter: megabytes', () => {
		const secrets = new Secrets(['p&ss wörd', 'secret-token', 'ab12', 'dXNlcjpw']);
		const line = '{"msgid":"1504280910499665","text":"中文 & ab12"}\n';
		expect(secrets.scrub(line.repeat(50_000))).toBe(line.replace('ab12', '***').repeat(50_000));
	});

	// Each of these would take for ever in a pattern that can be matched in more ways than one.
	it.each([
		['\\'.repeat(40), '\\'.repeat(20_000)],
		['a\\'.repeat(20), 'a\\\\'.repeat(20_000)],
		['%'.repeat(40), '%25'.repeat(20_000)],
		['%25'.repeat(13), `%${'25'.repeat(20_000)}`],
		['&amp;'.repeat(8), '&amp;amp;'.repeat(20_000)],
		['+ '.repeat(20), '%2B%2B'.repeat(20_000)],
		['aaaaaaaaaa', 'a'.repeat(20_000)],
	])('of what nearly matches does not matter: %j', (value, text) => {
		expect(new Secrets([`${value}x`]).scrub(`${text}y`)).toBe(`${text}y`);
	});
});
