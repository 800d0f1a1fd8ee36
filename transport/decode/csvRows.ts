import { CsvError, parseCsv } from '../libraries';
import { splitLines } from './lines';
import { UnreadableText } from './unreadable';

/** What can stand between columns. */
export type Delimiter = ',' | ';' | '\t';

/**
 * A row, and the line on which it begins, from 1. A class, and its lists come from `map` and `split`:
 * where V8 finds the first objects that a literal made all alive, it takes those to come for long-lived
 * ones, and a million rows stay in memory until it is full.
 */
export class CsvRow {
	constructor(
		readonly line: number,
		readonly cells: readonly string[],
	) {}
}

/** Characters of a row: a quote that is not closed makes all that follows one row. */
const LONGEST_ROW = 1024 * 1024;
const LINE_END = /[\r\n]/u;

/**
 * The rows of a text that arrives in pieces (RFC 4180), as many at once as a piece ends. Lines may end
 * in any way, quotes inside a cell stand for themselves, blank lines are dropped, and rows need not
 * have the same number of cells.
 *
 * @param delimiter undefined where the first line is to tell: whichever occurs most often in it
 * @throws UnreadableText where a row is longer than 1 MiB, or a quote is not closed
 */
export async function* csvRows(
	texts: AsyncIterable<string>,
	delimiter: Delimiter | undefined,
): AsyncGenerator<CsvRow[]> {
	const reader = new RowReader(delimiter);
	for await (const text of texts) yield reader.read(text, false);
	yield reader.read('', true);
}

class RowReader {
	private rest = '';
	/** Whether a line may end in the rest and what comes next. */
	private hasEnd = false;
	/**
	 * Characters of the rest from which on it is read again. While a quote stays open that is twice as
	 * many as before, or all of it would be read once more with each piece.
	 */
	private due = 0;
	/** Lines before the rest. */
	private lines = 0;

	constructor(private delimiter: Delimiter | undefined) {}

	/** The rows that end in what there is by now. */
	read(text: string, isLast: boolean): CsvRow[] {
		const whole = this.rest + text;
		this.hasEnd ||= LINE_END.test(text);
		const isDue = this.hasEnd && whole.length > this.due;
		if (!isDue && !isLast && whole.length <= LONGEST_ROW) {
			this.rest = whole;
			return [];
		}
		this.due = 0;
		// A CR at the very end is no end before the next piece.
		this.hasEnd = whole.endsWith('\r');
		const end = isLast ? whole.length : endOfLines(whole);
		const part = whole.slice(0, end);
		this.rest = whole.slice(end);
		if (this.delimiter === undefined) {
			if (part.trim() === '') return this.pass(part);
			this.delimiter = delimiterOf(part);
		}
		const quote = part.indexOf('"');
		const quoted = quote === -1 ? part.length : endOfLines(part.slice(0, quote));
		const rows = this.readPlain(part.slice(0, quoted), this.delimiter);
		if (quoted < part.length) this.readQuoted(part.slice(quoted), this.delimiter, rows, isLast);
		if (this.rest.length > LONGEST_ROW) this.refuse('is longer than 1 MiB');
		return rows;
	}

	private pass(blank: string): [] {
		this.lines += splitLines(blank).length - 1;
		return [];
	}

	/** Without quotes every line is a row: most files have none, and a parser takes ten times as long. */
	private readPlain(part: string, delimiter: Delimiter): CsvRow[] {
		const lines = part.includes('\r') ? splitLines(part) : part.split('\n');
		if (lines.at(-1) === '') lines.pop();
		const rows = lines.map((text) => {
			this.lines++;
			if (text.length > LONGEST_ROW) this.refuse('is longer than 1 MiB', -1);
			return new CsvRow(this.lines, text.split(delimiter));
		});
		return rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
	}

	/** What does not end is read again with what follows. */
	private readQuoted(part: string, delimiter: Delimiter, rows: CsvRow[], isLast: boolean): void {
		const bytes = Buffer.from(part);
		let read = 0;
		let line = this.lines;
		try {
			parseCsv(bytes, {
				delimiter,
				record_delimiter: ['\r\n', '\n', '\r'],
				relax_column_count: true,
				relax_quotes: true,
				skip_empty_lines: true,
				// Its own count of lines takes CRLF within quotes for two.
				on_record: (cells: string[], { bytes: end }) => {
					const text = bytes.toString('utf8', read, end);
					read = end;
					line += splitLines(text).length - 1;
					const isOpen = !/[\r\n]$/u.test(text);
					rows.push(new CsvRow(line - linesIn(cells) + (isOpen ? 1 : 0), cells));
					return null;
				},
			});
		} catch (cause) {
			if (!(cause instanceof CsvError)) throw cause;
			this.lines = line;
			if (isLast) this.refuse('has a quote that is not closed');
			this.rest = bytes.subarray(read).toString() + this.rest;
			this.due = 2 * this.rest.length;
			if (this.rest.length > LONGEST_ROW) {
				this.refuse('is longer than 1 MiB, or has a quote that is not closed');
			}
			return;
		}
		this.lines += splitLines(part).length - 1;
	}

	private refuse(what: string, offset = 0): never {
		throw new UnreadableText(`the row after line ${this.lines + offset} ${what}`);
	}
}

/** Where the last line ends; a CR at the very end may be half of one. */
function endOfLines(text: string): number {
	const cr = text.lastIndexOf('\r', text.length - 2);
	return Math.max(text.lastIndexOf('\n'), text.length > 1 ? cr : -1) + 1;
}

function delimiterOf(part: string): Delimiter {
	const [first = ''] = part.trimStart().split(/[\r\n]/u, 1);
	const unquoted = first.replace(/"[^"]*"/gu, '');
	const count = (delimiter: string): number => unquoted.split(delimiter).length;
	return (['\t', ';', ','] as const).reduce((best, next) =>
		count(next) > count(best) ? next : best,
	);
}

/** Line ends inside cells, which can only be where they are quoted. */
function linesIn(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + splitLines(cell).length - 1, 0);
}
