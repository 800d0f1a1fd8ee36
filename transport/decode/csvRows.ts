import { CsvError, parseCsv } from '../libraries';
import { csvStart } from './csvStart';
import { splitLines } from './lines';
import { UnreadableText } from './unreadable';

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

/** What a quote is that nobody closes: the rows behind it would become a part of its cell. */
export interface StrayQuotes {
	/**
	 * Whether a line that stands within quotes is a row of its own.
	 *
	 * @param cells of that line
	 * @param first the cells of the line on which the quote was opened
	 */
	isRow(cells: readonly string[], first: readonly string[]): boolean;
	/** Told of each row whose last quote was left out. */
	found(): void;
}

/** Characters of a row: a quote that is not closed makes all that follows one row. */
const LONGEST_ROW = 1024 * 1024;
const LINE_END = /[\r\n]/u;
const CR = 0x0d;
const LF = 0x0a;
const BLANKS = [0x20, 0x09, CR, LF];

/**
 * The rows of a text that arrives in pieces (RFC 4180), as many at once as a piece ends. Lines may end
 * in any way, blanks around cells and their quotes are dropped, quotes inside a cell stand for
 * themselves, blank lines are dropped, and rows need not have the same number of cells.
 *
 * @param delimiter undefined where the text is to tell, by a line `sep=;` or its first lines
 * @param strays what is known of rows, where quotes that nobody closes are to be found
 * @throws UnreadableText where a row is longer than 1 MiB, or a quote is not closed
 */
export async function* csvRows(
	texts: AsyncIterable<string>,
	delimiter: string | undefined,
	strays?: StrayQuotes,
): AsyncGenerator<CsvRow[]> {
	const reader = new RowReader(delimiter, strays);
	for await (const text of texts) yield reader.read(text, false);
	yield reader.read('', true);
}

/** Why csv-parse stopped before the end. */
type Stop = 'open' | 'stray' | 'behindQuote';

const stray: Readonly<Error> = new Error('a quote that nobody closes');

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
	private hasStrays = false;
	/** Cells of the last row. */
	private width = 0;
	/** Known once enough of the text is there. */
	private delimiter: string | undefined;

	constructor(
		private readonly chosen: string | undefined,
		private readonly strays: StrayQuotes | undefined,
	) {}

	/** The rows that end in what there is by now. */
	read(text: string, isLast: boolean): CsvRow[] {
		let whole = this.rest + text;
		this.hasEnd ||= LINE_END.test(text);
		if (this.delimiter === undefined) {
			const start = csvStart(whole, isLast, this.chosen);
			if (start !== undefined) {
				this.delimiter = start.delimiter;
				this.lines = start.said > 0 ? 1 : 0;
				whole = whole.slice(start.said);
			}
		}
		const isDue = this.hasEnd && whole.length > this.due;
		if (this.delimiter === undefined || (!isDue && !isLast && whole.length <= LONGEST_ROW)) {
			this.rest = whole;
			return [];
		}
		this.due = 0;
		// A CR at the very end is no end before the next piece.
		this.hasEnd = whole.endsWith('\r');
		const end = isLast ? whole.length : endOfLines(whole);
		const part = whole.slice(0, end);
		this.rest = whole.slice(end);
		const quote = part.indexOf('"');
		const quoted = quote === -1 ? part.length : endOfLines(part.slice(0, quote));
		const rows = this.readPlain(part.slice(0, quoted), this.delimiter);
		if (quoted < part.length) this.readQuoted(part.slice(quoted), this.delimiter, rows, isLast);
		if (this.rest.length > LONGEST_ROW) this.refuse('is longer than 1 MiB');
		return rows;
	}

	/** Without quotes every line is a row: most files have none, and a parser takes ten times as long. */
	private readPlain(part: string, delimiter: string): CsvRow[] {
		const lines = part.includes('\r') ? splitLines(part) : part.split('\n');
		if (lines.at(-1) === '') lines.pop();
		const rows = lines.map((text) => {
			this.lines++;
			if (text.length > LONGEST_ROW) this.refuse('is longer than 1 MiB', -1);
			return new CsvRow(this.lines, text.split(delimiter).map(trimmed));
		});
		const found = rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
		this.width = found.at(-1)?.cells.length ?? this.width;
		return found;
	}

	private readQuoted(part: string, delimiter: string, rows: CsvRow[], isLast: boolean): void {
		const bytes = Buffer.from(part);
		let from = 0;
		let mode: 'all' | 'oneAsItIs' = 'all';
		while (from < bytes.length) {
			const { read, stop } = this.parse(bytes.subarray(from), delimiter, rows, mode);
			from += read;
			if (stop === 'stray') from += this.readStray(bytes.subarray(from), delimiter, rows);
			else if (stop === 'open') {
				const open = bytes.subarray(from).toString();
				// A file that has had one has another; alone, it may be the end of a file that was cut.
				const isOneLine = !LINE_END.test(open.trim());
				if (!isLast || !this.hasStrays || !isOneLine) {
					this.wait(open, isLast);
					return;
				}
				from += this.readStray(bytes.subarray(from), delimiter, rows);
			}
			mode = stop === 'behindQuote' ? 'oneAsItIs' : 'all';
		}
	}

	/**
	 * @param mode whether to read all rows, or one in which something stands behind a closing quote
	 * @returns bytes of the rows that were read
	 */
	private parse(
		bytes: Buffer,
		delimiter: string,
		rows: CsvRow[],
		mode: 'all' | 'oneAsItIs',
	): { readonly read: number; readonly stop: Stop | undefined } {
		let read = 0;
		try {
			parseCsv(bytes, {
				...formOf(delimiter),
				rtrim: mode === 'all',
				...(mode === 'all' ? {} : { to: 1 }),
				// Its own count of lines takes CRLF within quotes for two.
				on_record: (cells: string[], { bytes: end }) => {
					const text = bytes.toString('utf8', read, end);
					const inside = linesIn(cells);
					if (inside > 0 && this.isSwallowing(text, delimiter)) throw stray;
					read = end;
					this.lines += splitLines(text).length - 1;
					const isOpen = !/[\r\n]$/u.test(text);
					rows.push(new CsvRow(this.lines - inside + (isOpen ? 1 : 0), cells));
					this.width = cells.length;
					return null;
				},
			});
		} catch (cause) {
			if (cause === stray) return { read, stop: 'stray' };
			if (!(cause instanceof CsvError)) throw cause;
			if (cause.code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE') {
				return { read, stop: 'behindQuote' };
			}
			const isStray = this.isSwallowing(bytes.toString('utf8', read), delimiter);
			return { read, stop: isStray ? 'stray' : 'open' };
		}
		if (mode !== 'all') return { read, stop: undefined };
		this.lines += splitLines(bytes.toString('utf8', read)).length - 1;
		return { read: bytes.length, stop: undefined };
	}

	/** Whether a quote in the first line of what became one row has made a part of it of another row. */
	private isSwallowing(text: string, delimiter: string): boolean {
		const { strays } = this;
		if (strays === undefined) return false;
		const [first = [], ...others] = splitLines(text.trimStart()).map((line) =>
			roughCells(line, delimiter),
		);
		const isAsWide = ({ length }: readonly string[]): boolean =>
			length === first.length || length === this.width;
		return others.some((cells) => isAsWide(cells) && strays.isRow(cells, first));
	}

	/** Reads the first line without its last quote. @returns its bytes */
	private readStray(bytes: Buffer, delimiter: string, rows: CsvRow[]): number {
		const start = bytes.findIndex((byte) => !BLANKS.includes(byte));
		const length = bytes.subarray(start).findIndex((byte) => byte === LF || byte === CR);
		const end = length === -1 ? bytes.length : start + length;
		const line = bytes.toString('utf8', start, end);
		const quote = line.lastIndexOf('"');
		const mended = `${line.slice(0, quote)}${line.slice(quote + 1)}`;
		this.lines += splitLines(bytes.toString('utf8', 0, start)).length;
		rows.push(new CsvRow(this.lines, cellsOf(mended, delimiter)));
		this.strays?.found();
		this.hasStrays = true;
		return end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
	}

	/** What does not end is read again with what follows. */
	private wait(open: string, isLast: boolean): void {
		if (isLast) this.refuse('has a quote that is not closed');
		this.rest = open + this.rest;
		this.due = 2 * this.rest.length;
		if (this.rest.length > LONGEST_ROW) {
			this.refuse('is longer than 1 MiB, or has a quote that is not closed');
		}
	}

	private refuse(what: string, offset = 0): never {
		throw new UnreadableText(`the row after line ${this.lines + offset} ${what}`);
	}
}

function formOf(delimiter: string) {
	return {
		delimiter,
		record_delimiter: ['\r\n', '\n', '\r'],
		ltrim: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
	};
}

/** The cells of one line by itself. */
function cellsOf(line: string, delimiter: string): string[] {
	let cells: string[] | undefined;
	try {
		parseCsv(line, {
			...formOf(delimiter),
			on_record: (found: string[]) => {
				cells ??= found;
				return null;
			},
		});
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
	}
	return cells ?? roughCells(line, delimiter);
}

/** The cells of a line whose quotes may not fit: nothing is within them, and none is left around a cell. */
function roughCells(line: string, delimiter: string): string[] {
	if (!line.includes('"')) return line.split(delimiter).map(trimmed);
	const paired = line.replace(/"([^"]*)"/gu, quotedCell(delimiter));
	return paired.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/gu, ''));
}

/** What stands in quotes, without what would separate it. */
function quotedCell(delimiter: string): (_: string, inside: string) => string {
	return (_, inside) => inside.replaceAll(delimiter, ' ');
}

/** Where the last line ends; a CR at the very end may be half of one. */
function endOfLines(text: string): number {
	const cr = text.lastIndexOf('\r', text.length - 2);
	return Math.max(text.lastIndexOf('\n'), text.length > 1 ? cr : -1) + 1;
}

function trimmed(cell: string): string {
	return cell.trim();
}

/** Line ends inside cells, which can only be where they are quoted. */
function linesIn(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + splitLines(cell).length - 1, 0);
}
