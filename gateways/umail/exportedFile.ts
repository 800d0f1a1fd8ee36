import { csvLine, neutralized } from '../../transport/csv';
import { streamLines } from '../../transport/decode/lineStream';
import { decodeStream, type BadBytes, type Charset } from '../../transport/decode/textStream';
import type { Response } from '../../transport/response';
import { UnreadableText } from '../../transport/decode/unreadable';
import { isPhpMessage, withoutPhpStart } from './phpMessages';
import { recipientTables, type Table } from './recipientForms';
import { readRow, type Row } from './rows';

/** The columns of an exported file. */
export interface Columns {
	/** Under the vendor's names; the last one is what remains of the line. */
	readonly columns: readonly string[];
	/** Whether the document tells neither the form of the file nor whether there are more columns. */
	readonly hasMore?: boolean;
}

/** The charset of an export is not documented: UTF-8 where it can be, as everything else is. */
const AUTOMATIC: readonly Charset[] = ['utf-8', 'gb18030'];

/** How an export becomes CSV. */
export interface CsvOptions {
	/** The charset to read; by default UTF-8 or, where the bytes are not, GB18030. */
	readonly charset?: Charset | undefined;
	/** Whether what a spreadsheet would take for a formula gets an apostrophe before it. */
	readonly isNeutralized?: boolean;
	/** Whether a byte order mark tells Excel that it is UTF-8. */
	readonly isMarked?: boolean;
	/** Whether it goes on behind that of another file: then it has no header. */
	readonly isContinued?: boolean;
	/** Columns at the end of each row, the same for all of the file. */
	readonly more?: Readonly<Record<string, string>>;
}

/** The file of an export while it arrives: it is read once, by one of its ways. */
export class ExportedFile {
	/** Lines that have been read, without blank ones. */
	count = 0;
	/** The last row, where {@link wholeRows} has left it out because it may be half of one. */
	cut: Row | undefined;
	private last = NEWLINE;
	/** Lines with U+FFFD for a byte that is no character. */
	damaged = 0;
	/** Lines of the CSV in which something got an apostrophe before it. */
	neutralized = 0;

	/** The names of the columns, once the first row has shown them. */
	private names: readonly string[] | undefined;

	/**
	 * @param hasEnd whether the response told where it ends, by a length or by chunks
	 * @param hasOnlyAddresses whether every line has an address: one without is damage
	 */
	constructor(
		private readonly body: AsyncIterable<unknown>,
		private readonly columns: Columns,
		private readonly hasEnd = true,
		private readonly hasOnlyAddresses = false,
	) {}

	/**
	 * Whether nobody can know that the file which was read is whole: its last line has no end, and the
	 * response did not tell where it ends.
	 */
	get isMaybeCut(): boolean {
		return !this.hasEnd && this.last !== NEWLINE;
	}

	/**
	 * Its rows, as many at once as arrive together: times as ISO, all else as text, with U+FFFD for a
	 * byte that is no character.
	 *
	 * @throws UnreadableText where it is no text in that charset, a line has no end, or what has to be an
	 * address is none
	 */
	async *rows(charset?: Charset): AsyncGenerator<Row[]> {
		for await (const rows of this.cells(charset)) yield rows.map((cells) => this.rowOf(cells));
	}

	/**
	 * Its rows without a last one that may be {@link cut}: for who reads the file again, and gets it once
	 * it is whole.
	 *
	 * @throws UnreadableText as {@link rows}, and where a byte is no character
	 */
	async *wholeRows(): AsyncGenerator<Row[]> {
		let held: Row[] = [];
		for await (const rows of this.cells(undefined, 'refused')) {
			yield held;
			held = rows.map((cells) => this.rowOf(cells));
		}
		if (this.isMaybeCut) this.cut = held.pop();
		yield held;
	}

	/**
	 * Its rows as CSV in UTF-8, with a header; times as the vendor writes them. Where the document
	 * does not tell the columns, the first row does.
	 *
	 * @throws UnreadableText as for {@link rows}
	 */
	async *csv({
		charset,
		isNeutralized = false,
		isMarked = false,
		isContinued = false,
		more = {},
	}: CsvOptions): AsyncGenerator<string> {
		const header = (): string =>
			(isMarked ? '\ufeff' : '') +
			csvLine([...Object.keys(this.rowOf([])), ...Object.keys(more)], isNeutralized);
		const last = Object.values(more);
		let isBegun = isContinued;
		for await (const rows of this.cells(charset)) {
			let text = isBegun ? '' : header();
			isBegun = true;
			for (const cells of rows) {
				const safe = isNeutralized ? neutralized(cells) : cells;
				if (safe !== cells) this.neutralized++;
				text += csvLine(last.length === 0 ? safe : [...safe, ...last], false);
			}
			yield text;
		}
		if (!isBegun) yield header();
	}

	/** Its rows as text, a line each and tabs between the columns, with {@link CsvOptions.more} at the end. */
	async *texts({ charset, more = {} }: CsvOptions): AsyncGenerator<string> {
		const last = Object.values(more);
		for await (const rows of this.cells(charset)) {
			yield rows.map((cells) => `${[...cells, ...last].join('\t')}\n`).join('');
		}
	}

	/** Its bytes as they come. */
	async *bytes(): AsyncGenerator<Uint8Array> {
		let isInLine = false;
		for await (const piece of this.pieces()) {
			for (const byte of piece) {
				if (byte === NEWLINE) isInLine = false;
				else if (!isInLine && byte > BLANK) {
					isInLine = true;
					this.count++;
				}
			}
			yield piece;
		}
	}

	/** The body, whose last byte is kept in mind. */
	private async *pieces(): AsyncGenerator<Uint8Array> {
		for await (const piece of this.body) {
			if (!(piece instanceof Uint8Array)) continue;
			this.last = piece.at(-1) ?? this.last;
			yield piece;
		}
	}

	/** The cells of its rows, whichever form it has. */
	private async *cells(
		charset: Charset | undefined,
		badBytes: BadBytes = 'replaced',
	): AsyncGenerator<(readonly string[])[]> {
		const charsets = charset === undefined ? AUTOMATIC : [charset];
		const texts = decodeStream(this.pieces(), charsets, badBytes);
		const judge = new LineJudge(this.hasOnlyAddresses);
		for await (const { names, rows } of this.tables(texts)) {
			const known = rows.filter((cells) => {
				const hasAddress = cells.some((cell) => cell.includes('@'));
				if (!judge.isRow(cells, hasAddress)) return false;
				const isHeader = this.names === undefined && this.isHeader(names, cells, hasAddress);
				if (!isHeader) judge.take(hasAddress);
				return !isHeader;
			});
			for (const cells of known) if (cells.some((cell) => cell.includes('\ufffd'))) this.damaged++;
			this.count += known.length;
			if (known.length > 0) yield known;
		}
		// The last line may be half of one.
		if (!this.isMaybeCut) judge.finish();
	}

	private async *tables(texts: AsyncIterable<string>): AsyncGenerator<Table> {
		if (this.columns.hasMore === true) yield* recipientTables(texts);
		else {
			for await (const lines of streamLines(texts)) {
				yield { rows: lines.map((line) => this.cellsOf(line)) };
			}
		}
	}

	/** Finds the names of the columns with the first row, which may be those names. */
	private isHeader(
		names: readonly string[] | undefined,
		cells: readonly string[],
		hasAddress: boolean,
	): boolean {
		const { columns, hasMore = false } = this.columns;
		const isHeader =
			names === undefined && !hasAddress && this.hasOnlyAddresses && cells.every(isName);
		const found = isHeader ? uniqueNames(cells) : numbered(cells);
		this.names = names ?? (hasMore ? found : columns);
		return isHeader;
	}

	private cellsOf(line: string): string[] {
		const cells: string[] = [];
		let start = 0;
		for (let column = 1; column < this.columns.columns.length; column++) {
			const tab = line.indexOf('\t', start);
			if (tab < 0) break;
			cells.push(line.slice(start, tab).trim());
			start = tab + 1;
		}
		cells.push(line.slice(start).trim());
		while (cells.length < this.columns.columns.length) cells.push('');
		return cells;
	}

	private rowOf(cells: readonly string[]): Row {
		const known = this.names ?? this.columns.columns;
		const width = Math.max(cells.length, known.length);
		const names = Array.from({ length: width }, (_, at) => known[at] ?? `column_${at + 1}`);
		return readRow(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
	}
}

/** Tells what the rows of a file are from what is none, line by line. */
class LineJudge {
	private line = 0;
	/** A line without the address that it should have; the last one may be half of one. */
	private damage: number | undefined;

	constructor(private readonly hasOnlyAddresses: boolean) {}

	/**
	 * Whether the next line is a row, and no message of PHP.
	 *
	 * @throws UnreadableText where the one before it is damaged, or the program broke off here
	 */
	isRow(cells: readonly string[], hasAddress: boolean): boolean {
		this.finish();
		this.line++;
		return hasAddress || !isPhpMessage(cells.join(' '), this.line);
	}

	/** The line is no header. */
	take(hasAddress: boolean): void {
		if (!hasAddress && this.hasOnlyAddresses) this.damage = this.line;
	}

	/** @throws UnreadableText where the last line is damaged */
	finish(): void {
		if (this.damage === undefined) return;
		throw new UnreadableText(
			`line ${this.damage} has no address in it, and so is not one of the list`,
		);
	}
}

/** A word or two, as columns are called. */
function isName(cell: string): boolean {
	return /^[\p{L}\p{N} _.-]{0,40}$/u.test(cell);
}

/** Columns without names: the one with an address has one. */
function numbered(cells: readonly string[]): string[] {
	const address = cells.findIndex((cell) => cell.includes('@'));
	return cells.map((_cell, at) => (at === Math.max(address, 0) ? 'email' : `column_${at + 1}`));
}

function uniqueNames(cells: readonly string[]): string[] {
	const names = new Set<string>();
	for (const [at, cell] of cells.entries()) {
		names.add(cell === '' || names.has(cell) ? `column_${at + 1}` : cell);
	}
	return [...names];
}

const NEWLINE = 0x0a;
const BLANK = 0x20;

/**
 * Whether a response with HTTP status 200 is the file of an export, by its beginning: no document, no page
 * and nothing compressed, which nobody asked for, and where every line has an address, one of them. A
 * file with nothing in it is one.
 *
 * @param hasMore whether it can be XML too
 */
export function isExport(start: Response, hasOnlyAddresses: boolean, hasMore = false): boolean {
	if ((start.header('content-encoding') ?? 'identity') !== 'identity') return false;
	const bytes = Buffer.from(start.bytes).toString('latin1');
	const text = withoutPhpStart(bytes.replace(/^(?:ï»¿)?\s*/u, '')).trimStart();
	if (text === '') return true;
	if (text.startsWith('<')) return hasMore && isList(text);
	return !hasOnlyAddresses || text.includes('@');
}

/** A document that is neither a `<result>` nor a page, even one that is written as XML. */
function isList(xml: string): boolean {
	const root = /^(?:<\?xml\b[^>]*>\s*)?<([\w:-]+)[\s/>]/u.exec(xml)?.[1]?.toLowerCase();
	return root !== undefined && !['result', 'html', 'head', 'body', 'br', 'b'].includes(root);
}
