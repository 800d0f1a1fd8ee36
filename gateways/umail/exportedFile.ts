import { csvLine, neutralized } from '../../transport/csv';
import { streamLines } from '../../transport/decode/lineStream';
import { decodeStream, type BadBytes, type Charset } from '../../transport/decode/textStream';
import type { Response } from '../../transport/response';
import { readRow, type Row } from './rows';

/** The columns of an exported file. */
export interface Columns {
	/** Under the vendor's names; the last one is what remains of the line. */
	readonly columns: readonly string[];
	/** Whether there may be more columns, which the document does not tell. */
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

	/**
	 * @param hasEnd whether the response told where it ends, by a length or by chunks
	 */
	constructor(
		private readonly body: AsyncIterable<unknown>,
		private readonly columns: Columns,
		private readonly hasEnd = true,
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
	 * @throws UnreadableText where it is no text in that charset, or a line has no end
	 */
	async *rows(charset?: Charset): AsyncGenerator<Row[]> {
		for await (const lines of this.lines(charset)) {
			yield lines.map((line) => this.rowOf(this.cellsOf(line)));
		}
	}

	/**
	 * Its rows without a last one that may be {@link cut}: for who reads the file again, and gets it once
	 * it is whole.
	 *
	 * @throws UnreadableText as {@link rows}, and where a byte is no character
	 */
	async *wholeRows(): AsyncGenerator<Row[]> {
		let held: Row[] = [];
		for await (const lines of this.lines(undefined, 'refused')) {
			yield held;
			held = lines.map((line) => this.rowOf(this.cellsOf(line)));
		}
		if (this.isMaybeCut) this.cut = held.pop();
		yield held;
	}

	/**
	 * Its lines as CSV in UTF-8, with a header; times as the vendor writes them. Where the document
	 * does not tell the columns, the first line does.
	 *
	 * @throws UnreadableText as for {@link rows}
	 */
	async *csv({
		charset,
		isNeutralized = false,
		isMarked = false,
	}: CsvOptions): AsyncGenerator<string> {
		const header = (width: number): string =>
			(isMarked ? '\ufeff' : '') +
			csvLine(Object.keys(this.rowOf(new Array<string>(width).fill(''))), isNeutralized);
		let isBegun = false;
		for await (const lines of this.lines(charset)) {
			let text = isBegun ? '' : header(this.cellsOf(lines[0] ?? '').length);
			isBegun = true;
			for (const line of lines) {
				const cells = this.cellsOf(line);
				const safe = isNeutralized ? neutralized(cells) : cells;
				if (safe !== cells) this.neutralized++;
				text += csvLine(safe, false);
			}
			yield text;
		}
		if (!isBegun) yield header(0);
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

	private async *lines(
		charset: Charset | undefined,
		badBytes: BadBytes = 'replaced',
	): AsyncGenerator<string[]> {
		const charsets = charset === undefined ? AUTOMATIC : [charset];
		for await (const lines of streamLines(decodeStream(this.pieces(), charsets, badBytes))) {
			this.count += lines.length;
			for (const line of lines) if (line.includes('\ufffd')) this.damaged++;
			yield lines;
		}
	}

	private cellsOf(line: string): string[] {
		if (this.columns.hasMore === true) return line.split('\t').map((cell) => cell.trim());
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
		const { columns } = this.columns;
		const width = Math.max(cells.length, columns.length);
		const names = Array.from({ length: width }, (_, at) => columns[at] ?? `column_${at + 1}`);
		return readRow(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
	}
}

const NEWLINE = 0x0a;
const BLANK = 0x20;

/**
 * Whether a response with HTTP status 200 is the file of an export, by its beginning: no document, no page
 * and nothing compressed, which nobody asked for, and where every line has an address, one of them. A
 * file with nothing in it is one.
 */
export function isExport(start: Response, hasOnlyAddresses: boolean): boolean {
	if ((start.header('content-encoding') ?? 'identity') !== 'identity') return false;
	const text = Buffer.from(start.bytes)
		.toString('latin1')
		.replace(/^(?:ï»¿)?\s*/u, '');
	if (text === '') return true;
	return !text.startsWith('<') && (!hasOnlyAddresses || text.includes('@'));
}
