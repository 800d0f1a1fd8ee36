import fc from 'fast-check';
import { csvLine, neutralized, withoutApostrophes } from '../../transport/csv';

it.each([
	'=1+1',
	'+SUM(A1)',
	'-cmd|x',
	'@SUM(A1)',
	'＝1+1',
	'＋1+A1',
	'－A1',
	'＠SUM(A1)',
	'\t=1',
	'\rx',
	'\nx',
	' =1+1',
	'\u200b=1',
	'\ufeff@x',
	'+1=2',
	'-1+A1',
	'+886912345678x',
	'＋８８６',
])('puts an apostrophe before %j', (cell) => {
	expect(neutralized([cell])).toEqual([`'${cell}`]);
	expect(csvLine([cell], true).replace(/^"/u, '')).toMatch(/^'/u);
	expect(withoutApostrophes([`'${cell}`])).toEqual([cell]);
});

it.each([
	'-5',
	'+5',
	'-1.5',
	'+886 912-345-678',
	'+886 (0)912.345.678',
	'(02) 2345-6789',
	'0912345678',
	'a=b',
	'ann@example.com',
	"O'Neil",
	"'quoted'",
	'',
	' ',
])('leaves %j as it is', (cell) => {
	const cells = [cell];
	expect(neutralized(cells)).toBe(cells);
	expect(withoutApostrophes(cells)).toBe(cells);
});

it('is undone by the import, whatever stands in a cell', () => {
	const cell = fc.oneof(
		fc.string(),
		fc
			.array(fc.constantFrom("'", '=', '+', '-', '1', ' ', '\t', '＝', 'x'))
			.map((all) => all.join('')),
	);
	fc.assert(
		fc.property(fc.array(cell), (cells) => {
			expect(withoutApostrophes(neutralized(cells))).toEqual(cells);
		}),
	);
});
