import fc from 'fast-check';
import { csvLine } from '../../../transport/csv';
import { csvRows, type CsvRow } from '../../../transport/decode/csvRows';
import type { Delimiter } from '../../../transport/decode/csvStart';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
	for (let start = 0; start < text.length; start += size) {
		yield await Promise.resolve(text.slice(start, start + size));
	}
}

async function rowsOf(text: string, delimiter?: Delimiter, size = 4): Promise<CsvRow[]> {
	const found: CsvRow[] = [];
	for await (const rows of csvRows(inPieces(text, size), delimiter)) found.push(...rows);
	return found;
}
const cellsOf = async (...args: Parameters<typeof rowsOf>) =>
	(await rowsOf(...args)).map(({ cells }) => cells);

it('reads what csvLine writes, whatever stands in it', async () => {
	const cell = fc.string({ unit: fc.constantFrom('a', '許', '"', ',', '\r', '\n', ' ', ';') });
	const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
	await fc.assert(
		fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
			const text = rows.map((cells) => csvLine(cells, false)).join('');
			expect(await cellsOf(text, ',', size)).toEqual(rows);
		}),
	);
});

it('tells the line on which a row begins', async () => {
	const rows = await rowsOf('a,b\r\n"x\ny",1\n\n\nc,d\re,f');
	expect(rows).toEqual([
		{ line: 1, cells: ['a', 'b'] },
		{ line: 2, cells: ['x\ny', '1'] },
		{ line: 6, cells: ['c', 'd'] },
		{ line: 7, cells: ['e', 'f'] },
	]);
});

it.each(['\r\n', '\n', '\r'])(
	'counts %j within quotes as one line, however it is cut',
	async (end) => {
		const text = ['a,b', `"x${end}${end}y",1`, '', '"c",d', ''].join(end);
		for (const size of [1, 3, 7, 1_000]) {
			const rows = await rowsOf(text, ',', size);
			expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
		}
	},
);

it.each([
	['a,b;c,d', ['a', 'b;c', 'd']],
	['a;b;c,d', ['a', 'b', 'c,d']],
	['a\tb,c', ['a', 'b,c']],
	['"a;b;c;d",e', ['a;b;c;d', 'e']],
	['a', ['a']],
])('finds what separates the columns of %j', async (text, cells) => {
	expect(await cellsOf(`\n${text}\n`)).toEqual([cells]);
	expect(await cellsOf(text)).toEqual([cells]);
});

it('takes quotes inside a cell as they are', async () => {
	expect(await cellsOf('5" disk,x\n"Bob" Lee,y\n', ',')).toEqual([
		['5" disk', 'x'],
		['"Bob" Lee', 'y'],
	]);
});

it('has no rows where there is no text', async () => {
	expect(await cellsOf('')).toEqual([]);
	expect(await cellsOf('\n \n'.trim())).toEqual([]);
});

it.each([
	[
		'a quote that is not closed',
		'a\n"b\nc\n',
		'the row after line 1 has a quote that is not closed',
	],
	[
		'a quote that 10 MB follow',
		`a\n"b\n${'x\n'.repeat(5_000_000)}`,
		'the row after line 1 is longer than 1 MiB, or has a quote that is not closed',
	],
	[
		'a row of 10 MB',
		`a\nb\n${'x'.repeat(10_000_000)}\nc\n`,
		'the row after line 2 is longer than 1 MiB',
	],
])('refuses %s', async (_what, text, said) => {
	await expect(rowsOf(text, ',', 65_536)).rejects.toThrow(said);
});
