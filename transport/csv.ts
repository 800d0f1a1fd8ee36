const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;
/** What a spreadsheet takes for the beginning of a formula, in full and small width as well. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;
/** A number or a telephone number, which computes to nothing else. */
const NUMBER = /^[+-]?[\d\s().-]+$/u;

/**
 * One line of comma-separated values (RFC 4180), with its line end.
 *
 * @param isNeutralized whether a value that a spreadsheet would take for a formula gets an apostrophe
 * before it, so that it is shown and not computed
 * @example csvLine(['a,b', 'c'], false) // '"a,b",c\r\n'
 */
export function csvLine(cells: readonly string[], isNeutralized: boolean): string {
	let line = '';
	let separator = '';
	for (const cell of isNeutralized ? neutralized(cells) : cells) {
		line += separator + csvCell(cell);
		separator = ',';
	}
	return `${line}\r\n`;
}

/**
 * Values with an apostrophe before each that a spreadsheet would take for a formula, and before each
 * that looks as if it had got one: {@link withoutApostrophes} gives back what was there.
 *
 * @returns the list itself where nothing had to be done
 */
export function neutralized(cells: readonly string[]): readonly string[] {
	return cells.some(isFormula) ? cells.map((cell) => (isFormula(cell) ? `'${cell}` : cell)) : cells;
}

/**
 * Values without the apostrophe that {@link neutralized} put before them.
 *
 * @returns the list itself where there was none
 */
export function withoutApostrophes(cells: readonly string[]): readonly string[] {
	return cells.some(isMarked)
		? cells.map((cell) => (isMarked(cell) ? cell.slice(1) : cell))
		: cells;
}

function isMarked(cell: string): boolean {
	return cell.startsWith("'") && isFormula(cell);
}

/** Whatever apostrophes stand before it: what has one already must not lose it on the way back. */
function isFormula(cell: string): boolean {
	const bare = cell.startsWith("'") ? cell.replace(/^'+/u, '') : cell;
	return FORMULA.test(bare) && !NUMBER.test(bare);
}

function csvCell(cell: string): string {
	return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
