import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	getCountryCallingCode,
	isSupportedCountry,
	isValidPhoneNumber,
	parsePhoneNumberWithError as parsePhoneNumber,
} from 'libphonenumber-js/max';
import { maskNumber, readRecipient, splitRecipients } from '../../messaging/recipient';

const digits = (minLength: number, maxLength = minLength) =>
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });

const taiwanese = digits(8).map((rest) => `09${rest}`);
const chinese = fc
	.tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9))
	.map(([second, rest]) => `+861${second}${rest}`);
// Neither Taiwan (886) nor China (86), which have rules of their own.
const mobiles = Object.entries(examples).flatMap(([country, national]) => {
	if (!isSupportedCountry(country) || country === 'TW' || country === 'CN') return [];
	const code = getCountryCallingCode(country);
	return [{ country, code, national, number: `+${code}${national}` }];
});
const elsewhere = fc.constantFrom(...mobiles.map(({ number }) => number));
const canonical = fc.oneof(taiwanese, chinese, elsewhere);

const gap = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '–', '－', '\u200b', ' - ');
const fullWidth = (text: string): string =>
	text.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** The same number with decoration between its digits. */
const decorated = (number: string) =>
	fc
		.tuple(
			fc.array(gap, { minLength: number.length, maxLength: number.length }),
			fc.constantFrom('', ' ', 'tel:', "'"),
			fc.boolean(),
		)
		.map(([gaps, prefix, isWide]) => {
			const text = Array.from(number, (character, index) => character + (gaps[index] ?? ''));
			return prefix + (isWide ? fullWidth(text.join('')) : text.join(''));
		});

const numberOf = (typed: string): string | undefined => {
	const read = readRecipient(typed);
	return 'number' in read ? read.number : undefined;
};

describe('readRecipient', () => {
	it('leaves a canonical number as it is', () => {
		fc.assert(
			fc.property(canonical, (number) => {
				expect(readRecipient(number)).toEqual({
					number,
					isInternational: number.startsWith('+'),
				});
			}),
		);
	});

	it('reads its own output as the same number, whatever was typed', () => {
		const prefix = fc.constantFrom(
			'',
			'0',
			'09',
			'+',
			'%2b',
			'886',
			'+886',
			'86',
			'00',
			'002',
			'009886',
		);
		const pasted = fc.tuple(prefix, digits(7, 12)).map(([start, rest]) => start + rest);
		let numbers = 0;
		fc.assert(
			fc.property(fc.oneof(pasted, pasted, fc.string()), (typed) => {
				const number = numberOf(typed);
				if (number === undefined) return;
				numbers++;
				expect(number).toMatch(/^(?:09\d{8}|\+[1-9]\d{6,14})$/u);
				expect(number).not.toMatch(/^\+886/u);
				expect(readRecipient(number)).toEqual({
					number,
					isInternational: number.startsWith('+'),
				});
			}),
			{ numRuns: 3000 },
		);
		expect(numbers).toBeGreaterThan(100);
	});

	it('is not changed by decoration', () => {
		fc.assert(
			fc.property(
				canonical.chain((number) => fc.tuple(fc.constant(number), decorated(number))),
				([number, typed]) => {
					expect(numberOf(typed)).toBe(number);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('keeps every digit of the subscriber', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					digits(5, 18),
					digits(5, 18).map((rest) => `+${rest}`),
				),
				(typed) => {
					const number = numberOf(typed);
					if (number === undefined) return;
					const { nationalNumber } = parsePhoneNumber(number, 'TW');
					expect([typed, typed.endsWith(nationalNumber.slice(-7))]).toEqual([typed, true]);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('brings a Taiwanese number home from every prefix', () => {
		const prefix = fc.constantFrom('+886', '886', '00886', '002886', '009886', '%2B886', '＋886');
		fc.assert(
			fc.property(taiwanese, prefix, fc.boolean(), (number, written, keepsZero) => {
				const typed = written + (keepsZero ? number : number.slice(1));
				expect(readRecipient(typed)).toEqual({ number, isInternational: false });
			}),
		);
	});

	it('never takes a number abroad for a Taiwanese one', () => {
		const spelled = fc.tuple(
			fc.oneof(chinese, elsewhere),
			fc.constantFrom('+', '%2b', '%2B', '%252b', '＋', '00'),
		);
		fc.assert(
			fc.property(spelled, ([number, plus]) => {
				const read = readRecipient(plus + number.slice(1));
				// Behind an undivided 00 it may be a number of another country too: then it is neither.
				if (plus === '00' && 'problem' in read)
					expect(read.problem).toContain(`can be ${number} or`);
				else expect(read).toEqual({ number, isInternational: true });
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('readRecipient, of a mobile number of every country', () => {
	const EXIT_CODES = ['00', '002', '005', '006', '007', '009', '015', '016', '017', '019'];
	const SEPARATORS = ['-', ' ', '.', '/', ' - ', '–', '－', ') ', '\u00a0'];

	test('there are most countries of the world', () => {
		expect(mobiles.length).toBeGreaterThan(220);
	});

	test.each(EXIT_CODES)('a separator right after the exit code %s decides', (code) => {
		for (const { number } of mobiles) {
			for (const separator of SEPARATORS) {
				const typed = `${separator === ') ' ? '(' : ''}${code}${separator}${number.slice(1)}`;
				expect([typed, numberOf(typed)]).toEqual([typed, number]);
				const divided = `${code}${separator}${number.slice(1, 4)}-${number.slice(4)}`;
				expect([divided, numberOf(divided)]).toEqual([divided, number]);
			}
		}
	});

	test('undivided behind one it is that number, or refused with both named', () => {
		let refused = 0;
		for (const typed of EXIT_CODES.flatMap((code) =>
			mobiles.map(({ number }) => ({ code, number })),
		)) {
			const { code, number } = typed;
			const read = readRecipient(code + number.slice(1));
			if ('number' in read) {
				expect({ code, number: read.number }).toEqual(typed);
				continue;
			}
			refused++;
			expect(read.problem).toMatch(/can be \+\d+ or (?:\+|09)\d+: write it with a \+/u);
			expect(read.problem).toContain(number);
		}
		expect(refused).toBeLessThan((mobiles.length * EXIT_CODES.length) / 15);
	});

	test('with the zero that is dialled inside its country it is that number, or refused', () => {
		let read = 0;
		for (const { code, national, number } of mobiles) {
			for (const [typed, own] of [
				[`+${code} (0) ${national}`, ''],
				// In Italy, and on Ascension, a zero can be a number's own.
				[`+${code} 0${national}`, `+${code}0${national}`],
			] as const) {
				const got = numberOf(typed);
				if (got === undefined || (got === own && isValidPhoneNumber(own))) continue;
				read++;
				expect([typed, got]).toEqual([typed, number]);
			}
		}
		expect(read).toBeGreaterThan(mobiles.length);
	});
});

describe('splitRecipients', () => {
	it('gives back what was joined', () => {
		const separator = fc.constantFrom(',', ';', '\n', '\r\n', '\t', '，', '；', '、', ' , ', ';;');
		fc.assert(
			fc.property(
				fc.array(fc.tuple(canonical.chain(decorated), separator), { maxLength: 20 }),
				(entries) => {
					const list = entries.map(([typed, mark]) => typed + mark).join('');
					expect(splitRecipients(list)).toEqual(entries.map(([typed]) => typed.trim()));
				},
			),
		);
	});
});

describe('maskNumber', () => {
	it('shows at most seven characters, and never the whole number', () => {
		fc.assert(
			fc.property(canonical, (number) => {
				const masked = maskNumber(number);
				expect(masked).toBe(`${number.slice(0, 4)}***${number.slice(-3)}`);
				expect(masked).not.toContain(number.slice(0, 5));
			}),
		);
	});
});
