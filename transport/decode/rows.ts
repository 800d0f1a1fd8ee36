import { splitLines } from './lines';

/**
 * One row a line, split at every separator, each cell trimmed. Blank lines are dropped; a short row
 * stays short, and a row of empty cells stays a row unless it is nothing but blanks.
 *
 * @param separator at least one character, such as `|` or a tab
 * @example parseRows('0|DELIVRD|0912345678\r\n\r\n', '|') // [['0', 'DELIVRD', '0912345678']]
 */
export function parseRows(text: string, separator: string): string[][] {
	return splitLines(text)
		.filter((line) => line.trim() !== '')
		.map((line) => line.split(separator).map((cell) => cell.trim()));
}
