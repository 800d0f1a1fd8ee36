const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

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
	for (const cell of cells) {
		line += separator + csvCell(isNeutralized && FORMULA.test(cell) ? `'${cell}` : cell);
		separator = ',';
	}
	return `${line}\r\n`;
}

function csvCell(cell: string): string {
	return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
