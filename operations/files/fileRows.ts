import { withoutApostrophes } from '../../transport/csv';
import { csvRows, CsvRow, type StrayQuotes } from '../../transport/decode/csvRows';
import type { Delimiter } from '../../transport/decode/csvStart';
import { decodeStream, type Charset, type FoundCharset } from '../../transport/decode/textStream';
import { UnreadableText } from '../../transport/decode/unreadable';
import { DECODED_TOGETHER } from '../../transport/decode/wholeCharacters';
import type { BinaryFile } from './binaryInput';
import { bytesOfText, withoutMarkup } from './notText';
import { InputProblem } from '../parameters/inputProblem';

export type { CsvRow, Delimiter };

/** How a file with columns is read. */
export interface RowForm {
	/** The parameter that named the file, as the panel shows it. */
	readonly label: string;
	/** `auto` is UTF-8, and Big5 or GB18030 where it is not that. */
	readonly charset: Charset | 'auto';
	/** Undefined where the file is to tell. */
	readonly delimiter: Delimiter | undefined;
	/** Whether a line that stands within quotes is a row of its own: {@link StrayQuotes.isRow}. */
	readonly isRow?: StrayQuotes['isRow'];
	/** Told what was guessed or mended. */
	readonly hint: (message: string) => void;
}

const AUTO: readonly Charset[] = ['utf-8', 'big5', 'gb18030'];
const NAMES: Readonly<Record<string, string>> = { big5: 'Big5', gb18030: 'GB18030 (GBK)' };
const BAD_BYTE = /is no character/u;
/** Fewer characters than these can be right in a wrong charset. */
const CERTAIN = 10;

/**
 * The rows of a file with columns, a few at a time, without the apostrophes that an export put before
 * what a spreadsheet would take for formulas.
 *
 * @throws InputProblem where it is a workbook or no text in that charset, or has a row without an end
 */
export async function* fileRows(file: BinaryFile, form: RowForm): AsyncGenerator<CsvRow[]> {
	const { label, charset, delimiter, isRow, hint } = form;
	const name = file.fileName === '' ? `The file in '${label}'` : `The file '${file.fileName}'`;
	const source = await file.open(DECODED_TOGETHER);
	const charsets = charset === 'auto' ? AUTO : [charset];
	let strays = 0;
	const found = (is: FoundCharset): void => {
		if (charset === 'auto') sayGuess(name, is, hint);
	};
	try {
		const texts = decodeStream(bytesOfText(source), charsets, 'refused', found);
		const rows = csvRows(
			withoutMarkup(texts),
			delimiter,
			isRow === undefined ? undefined : { isRow, found: () => strays++ },
		);
		for await (const some of rows) yield some.map(asExported);
	} catch (cause) {
		if (!(cause instanceof UnreadableText)) throw cause;
		const { message } = cause;
		const advice = BAD_BYTE.test(message) ? ". Save it as CSV UTF-8, or choose its 'Encoding'" : '';
		throw new InputProblem(`${name} cannot be read: ${message}${advice}`);
	} finally {
		source.destroy();
	}
	if (strays > 0) {
		hint(
			`${name} has a quote that nothing closes in ${strays === 1 ? 'a row' : `${strays} rows`}: it was left out, and every line is a row of its own`,
		);
	}
}

function sayGuess(
	name: string,
	{ charset, evidence }: FoundCharset,
	hint: (message: string) => void,
): void {
	const known = NAMES[charset];
	if (known === undefined) return;
	const sure =
		evidence < CERTAIN
			? `that is a guess, because it has only ${evidence} such ${evidence === 1 ? 'character' : 'characters'}`
			: 'all of it is valid in that';
	hint(
		`${name} is not UTF-8 and was read as ${known}: ${sure}. Where names look wrong, choose the 'Encoding' in the options.`,
	);
}

function asExported(row: CsvRow): CsvRow {
	const cells = withoutApostrophes(row.cells);
	return cells === row.cells ? row : new CsvRow(row.line, cells);
}
