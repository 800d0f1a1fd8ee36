import fc from 'fast-check';
import { parseForm } from '../../../transport/decode/form';

const read = (raw: string, hints?: Parameters<typeof parseForm>[1]): Record<string, string> =>
	Object.fromEntries(parseForm(raw, hints));

describe('parseForm', () => {
	it.each([
		['nothing', '', {}],
		['a name without a value', 'a', {}],
		['a value without a name', '=a', {}],
		['an empty value', 'a=', { a: '' }],
		['two names', 'a=1&b=2', { a: '1', b: '2' }],
		['separators to spare', '&&a=1&&b=2&', { a: '1', b: '2' }],
		['a name twice: the last value counts', 'a=1&a=2', { a: '2' }],
		['a name in another case', 'MsgId=1', { msgid: '1' }],
		['blanks around a name', '+a+=1', { a: '1' }],
		['blanks of a value are kept', 'a=+1+%20', { a: ' 1  ' }],
		['an encoded name', 'ms%67id=1', { msgid: '1' }],
		['a value with equals signs', 'a=b=c==', { a: 'b=c==' }],
		['signs that are encoded separate nothing', 'a=%26b%3D1%3F&c=2', { a: '&b=1?', c: '2' }],
		['percent signs that encode nothing', 'a=100%&b=%zz&c=%4', { a: '100%', b: '%zz', c: '%4' }],
		['an encoded percent sign is decoded once', 'a=%2541', { a: '%41' }],
		['hexadecimal digits in any case', 'a=%4a%4A', { a: 'JJ' }],
		['a second query', 'token=abc?msgid=1&x=2', { token: 'abc', msgid: '1', x: '2' }],
		['a third one', 'a=1?b=2?c=3', { a: '1', b: '2', c: '3' }],
		['a second query at the very start', '?msgid=1', { msgid: '1' }],
		['a question mark that starts no parameter', 'a=why?&b=?', { a: 'why?', b: '?' }],
		['a question mark at the end', 'a=1?', { a: '1?' }],
	])('%s', (_what, raw, expected) => {
		expect(read(raw)).toEqual(expected);
	});

	it.each([
		['UTF-8', 'a=%e4%b8%ad%E6%96%87', '中文'],
		['Big5', 'a=%a4%a4%a4%e5', '中文'],
		['Big5 with ASCII for a second byte', 'a=%a4%a4%b3\\%bb\\', '中許蓋'],
		['bare UTF-8 bytes', 'a=\u00e4\u00b8\u00ad', '中'],
		['bare Big5 bytes', 'a=\u00a4\u00a4', '中'],
		['both kinds of bytes in one value', 'a=%e4\u00b8\u00ad', '中'],
		['GBK is not asked for', 'a=%81%30', '\ufffd0'],
		['a byte of no charset', 'a=ok%ff!', 'ok\ufffd!'],
	])('%s', (_what, raw, expected) => {
		const { a } = read(raw, { fallback: 'big5' });
		expect(a).toBe(expected);
	});

	it('gives each value a charset of its own', () => {
		expect(read('a=%a4%a4&b=%e4%b8%ad&c=%ff', { fallback: 'big5' })).toEqual({
			a: '中',
			b: '中',
			c: '\ufffd',
		});
	});

	it('reads a thousand parameters and no more', () => {
		const names = Array.from({ length: 1001 }, (_, index) => `n${index}`);
		const fields = parseForm(names.map((name) => `${name}=1`).join('&'));
		expect([...fields.keys()]).toEqual(names.slice(0, 1000));
	});

	it.each(['%', '?', '&', '=', '%41', '?a=', '&a=%ff', 'a', '+', '%a4%a4', '&=?'])(
		'is not held up by 256 KiB of %s',
		(unit) => {
			const raw = `a=${unit.repeat(Math.floor((256 * 1024) / unit.length))}`;
			const before = process.cpuUsage();
			parseForm(raw, { fallback: 'big5' });
			const { user, system } = process.cpuUsage(before);
			// Microseconds of this process alone; anything quadratic takes minutes.
			expect(user + system).toBeLessThan(2_000_000);
		},
	);
});

describe('parseForm, for anything', () => {
	// A byte order mark and NULs say something about a charset, so text that has them can come back
	// otherwise; neither is in a message.
	const text = fc
		.string({ unit: 'binary' })
		.filter((value) => !value.includes('\0') && !/^(?:\ufeff|\s*<\?xml)/u.test(value));
	const name = text.map((value) => value.trim().toLowerCase()).filter((value) => value !== '');
	const fields = fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key.trim() });

	const isStable = (key: string): boolean => key === key.trim().toLowerCase();

	it('reads what URLSearchParams writes', () => {
		fc.assert(
			fc.property(fields, (entries) => {
				fc.pre(entries.every(([key]) => isStable(key)));
				const written = new URLSearchParams(entries).toString();
				expect([...parseForm(written, { fallback: 'big5' })]).toEqual(entries);
			}),
			{ numRuns: 400 },
		);
	});

	it('reads them in any order', () => {
		const shuffled = fields.chain((entries) =>
			fc.tuple(
				fc.constant(entries),
				fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
			),
		);
		fc.assert(
			fc.property(shuffled, ([entries, others]) => {
				const [one, other] = [entries, others].map((list) =>
					read(new URLSearchParams(list).toString()),
				);
				expect(other).toEqual(one);
			}),
		);
	});

	it('reads them behind another query', () => {
		const plain = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019-_.')), minLength: 1 });
		fc.assert(
			fc.property(plain, plain, fields, (key, value, entries) => {
				fc.pre(entries.length > 0 && entries.every(([other]) => isStable(other)));
				const written = new URLSearchParams(entries).toString();
				expect(read(`${key}=${value}?${written}`)).toEqual({
					[key.toLowerCase()]: value,
					...Object.fromEntries(entries),
				});
			}),
		);
	});

	it('never throws, whatever comes over the wire', () => {
		const byte = fc.nat(255).map((code) => String.fromCharCode(code));
		const piece = fc.oneof(
			byte,
			fc.nat(255).map((code) => `%${code.toString(16).padStart(2, '0')}`),
			text.map((value) => new URLSearchParams([['x', value]]).toString()),
			fc.constantFrom('&', '=', '?', '%', '+', '%0d%0a', '%00', '%ff%fe', '%ef%bb%bf'),
		);
		const raw = fc.array(piece).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(raw, fc.constantFrom<'big5' | 'gb18030'>('big5', 'gb18030'), (wire, fallback) => {
				for (const value of parseForm(wire, { fallback }).values()) {
					expect(typeof value).toBe('string');
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
