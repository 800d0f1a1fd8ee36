import fc from 'fast-check';
import { parseRows } from '../../../transport/decode/lines';

describe('parseRows', () => {
	it('reads rows whatever ends them, and drops blank ones', () => {
		const text = '\r\n0|DELIVRD|0912345678|15\r\n \t\n-1 | UNKNOWN \r|\r\n\n';
		expect(parseRows(text, '|')).toEqual([
			['0', 'DELIVRD', '0912345678', '15'],
			['-1', 'UNKNOWN'],
			['', ''],
		]);
		expect(parseRows('', '|')).toEqual([]);
	});

	it('keeps empty cells in their places, at a tab too', () => {
		expect(parseRows('a@b.tw\t\t阿明 \n\tx\t', '\t')).toEqual([
			['a@b.tw', '', '阿明'],
			['', 'x', ''],
		]);
	});

	it('gives back every cell that was written', () => {
		const cell = fc.string({ unit: 'binary' }).filter((value) => !/[\r\n|]/u.test(value));
		const rows = fc.array(fc.array(cell, { minLength: 2 }));
		fc.assert(
			fc.property(rows, fc.constantFrom('\n', '\r', '\r\n'), (written, end) => {
				const text = written.map((row) => row.join('|') + end).join('');
				expect(parseRows(text, '|')).toEqual(written.map((row) => row.map((one) => one.trim())));
			}),
		);
	});
});
