import { CsvError, parseCsv } from '../libraries';
import { UnreadableText } from './unreadable';

/** What can stand between columns. */
export type Delimiter = ',' | ';' | '\t';

/** A row, and the line on which it begins, from 1. */
export interface CsvRow {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Bytes of a row: a quote that is not closed makes all that follows one row. */
const LARGEST_ROW = 1024 * 1024;
/** Characters in which the first line must end, for its delimiter to be found. */
const LONGEST_START = 65_536;

/**
 * The rows of a text that arrives in pieces (RFC 4180), as many at once as a piece ends. Lines may end
 * in any way, quotes inside a cell stand for themselves, blank lines are dropped, and rows need not
 * have the same number of cells.
 *
 * @param delimiter undefined where the first line is to tell: whichever occurs most often in it
 * @throws UnreadableText where a row is larger than 1 MiB, or a quote is not closed
 */
export async function* csvRows(
	texts: AsyncIterable<string>,
	delimiter: Delimiter | undefined,
): AsyncGenerator<CsvRow[]> {
	let start = '';
	let parser = delimiter === undefined ? undefined : new Parser(delimiter);
	for await (const text of texts) {
		if (parser === undefined) {
			start += text;
			const isWhole = /[\r\n]/u.test(start.trimStart()) || start.length > LONGEST_START;
			if (!isWhole) continue;
			parser = new Parser(delimiterOf(start));
			yield await parser.write(start);
		} else {
			yield await parser.write(text);
		}
	}
	if (parser === undefined) {
		parser = new Parser(delimiterOf(start));
		yield await parser.write(start);
	}
	yield await parser.end();
}

function delimiterOf(start: string): Delimiter {
	const [first = ''] = start.trimStart().split(/[\r\n]/u, 1);
	const unquoted = first.replace(/"[^"]*"/gu, '');
	const count = (delimiter: string): number => unquoted.split(delimiter).length;
	return (['\t', ';', ','] as const).reduce((best, next) =>
		count(next) > count(best) ? next : best,
	);
}

type Done = (error?: Error | null) => void;

class Parser {
	private rows: CsvRow[] = [];
	private lastLine = 0;
	private readonly parser: ReturnType<typeof parseCsv>;

	constructor(delimiter: Delimiter) {
		this.parser = parseCsv({
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			max_record_size: LARGEST_ROW,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			// Taken here, rows do not wait in the stream one by one.
			on_record: (cells: string[], { lines }) => {
				this.lastLine = lines;
				this.rows.push({ line: lines - linesIn(cells), cells });
				return null;
			},
		});
		// Both `write` and `end` tell what went wrong: without a listener it ends the process.
		this.parser.on('error', () => undefined);
		this.parser.resume();
	}

	async write(text: string): Promise<CsvRow[]> {
		return await this.after((done) => this.parser.write(Buffer.from(text), done));
	}

	async end(): Promise<CsvRow[]> {
		return await this.after((done) => this.parser.end(done));
	}

	private async after(act: (done: Done) => unknown): Promise<CsvRow[]> {
		await new Promise<void>((resolve, reject) => {
			act((error) => {
				if (error === undefined || error === null) resolve();
				else reject(this.readable(error));
			});
		});
		const { rows } = this;
		this.rows = [];
		return rows;
	}

	private readable(error: Error): Error {
		if (!(error instanceof CsvError)) return error;
		const what =
			error.code === 'CSV_MAX_RECORD_SIZE'
				? 'is larger than 1 MiB, or has a quote that is not closed'
				: 'has a quote that is not closed';
		return new UnreadableText(`the row after line ${this.lastLine} ${what}`);
	}
}

/** Line ends inside cells, which can only be where they are quoted. */
function linesIn(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) {
		if (cell.includes('\n') || cell.includes('\r')) count += cell.split(/\r\n|\r|\n/u).length - 1;
	}
	return count;
}
