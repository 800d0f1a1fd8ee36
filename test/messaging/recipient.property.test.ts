import fc from 'fast-check';
import { maskNumber, readRecipient, splitRecipients } from '../../messaging/recipient';

const digits = (minLength: number, maxLength = minLength) =>
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });

const taiwanese = digits(8).map((rest) => `09${rest}`);
const chinese = fc
	.tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9))
	.map(([second, rest]) => `+861${second}${rest}`);
// Neither Taiwan (886) nor China (86), which have rules of their own.
const elsewhere = fc
	.tuple(fc.constantFrom('1', '7', '20', '33', '44', '65', '81', '98', '852', '971'), digits(7, 10))
	.map(([country, rest]) => `+${country}${rest}`);
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
					if (number !== undefined) expect(typed.slice(-7)).toBe(number.slice(-7));
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
				expect(readRecipient(plus + number.slice(1))).toEqual({ number, isInternational: true });
			}),
			{ numRuns: 1000 },
		);
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
