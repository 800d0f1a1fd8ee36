import { UnreadableText } from '../../transport/decode/unreadable';
import { CsvError, parseCsv as parse } from '../../transport/libraries';

/** Rows that are read: an answer has no more than its fields. */
const MOST_ROWS = 100;

/**
 * Rows of comma-separated values (RFC 4180), without ASCII blanks around cells unless they are
 * quoted. Blank lines are dropped; a cell whose quotes are not closed stands for itself. Of more than
 * 100 rows, the first are read.
 *
 * @param separator one of the three that occur
 * @throws UnreadableText where it cannot be told which cell it is whose quotes are not closed
 * @example parseCsv('ERRORCODE,ERRORMSG\r\n111,"a, b"', ',') // [['ERRORCODE', 'ERRORMSG'], ['111', 'a, b']]
 */
export function parseCsv(text: string, separator: ',' | ';' | '\t'): string[][] {
	return rows(text, separator).filter((cells) => cells.length > 1 || cells[0] !== '');
}

function rows(text: string, separator: string): string[][] {
	const options = {
		delimiter: separator,
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		relax_quotes: true,
		trim: true,
		to: MOST_ROWS,
	};
	try {
		return parse(text, options);
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		const plain = parse(text, { ...options, quote: false }).map((cells) => cells.map(unquoted));
		// With quotes in several cells, one pair may have gone around a separator: what stands between
		// would be taken for a column of its own, such as a code.
		if (plain.flat().filter((cell) => cell.includes('"')).length > 1) {
			throw new UnreadableText('it has quotes that are not closed');
		}
		return plain;
	}
}

function unquoted(cell: string): string {
	const [, inner] = /^"([^"]*(?:""[^"]*)*)"$/u.exec(cell) ?? [];
	return inner?.replaceAll('""', '"') ?? cell;
}
