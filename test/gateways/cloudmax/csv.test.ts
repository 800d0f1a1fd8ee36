import fc from 'fast-check';
import { parseCsv } from '../../../gateways/cloudmax/csv';
import { UnreadableText } from '../../../transport/decode/unreadable';

describe('parseCsv', () => {
	it.each([
		['a,b', [['a', 'b']]],
		[
			' a , b \r\n\r\n c,d\n',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		['a\rb', [['a'], ['b']]],
		['"a, b","c ""d"""', [['a, b', 'c "d"']]],
		['"a\r\nb",c', [['a\r\nb', 'c']]],
		['"open,b', [['"open', 'b']]],
		['"a"b,c', [['"a"b', 'c']]],
		[',,', [['', '', '']]],
		['a,', [['a', '']]],
		['', []],
	] as const)('%j', (text, rows) => {
		expect(parseCsv(text, ',')).toEqual(rows);
	});

	it('knows other separators', () => {
		expect(parseCsv('a, b;c', ';')).toEqual([['a, b', 'c']]);
		expect(parseCsv('a\t"b\tc"\n', '\t')).toEqual([['a', 'b\tc']]);
	});

	it('reads what is quoted beside a cell whose quotes are not closed', () => {
		expect(parseCsv('"111", "a" ,c\r\n"112","cut', ',')).toEqual([
			['111', 'a', 'c'],
			['112', '"cut'],
		]);
	});

	it('takes nothing within quotes for a column where others are not closed', () => {
		expect(() => parseCsv('MSG,CODE\r\n"a,0,b",111,"cut', ',')).toThrow(UnreadableText);
	});

	it('reads back what was written, whatever the cells hold', () => {
		const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', 'a', '中') });
		const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
		fc.assert(
			fc.property(rows, fc.constantFrom(',', ';', '\t'), (written, separator) => {
				const text = written
					.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator))
					.join('\r\n');
				expect(parseCsv(text, separator)).toEqual(written);
			}),
		);
	});
});
