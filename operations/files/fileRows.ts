import { withoutApostrophes } from '../../transport/csv';
import { csvRows, CsvRow, type Delimiter } from '../../transport/decode/csvRows';
import { decodeStream, type Charset } from '../../transport/decode/textStream';
import { UnreadableText } from '../../transport/decode/unreadable';
import { DECODED_TOGETHER } from '../../transport/decode/wholeCharacters';
import type { BinaryFile } from './binaryInput';
import { InputProblem } from '../parameters/inputProblem';

export type { CsvRow, Delimiter };

/**
 * The rows of a file with columns, a few at a time, without the apostrophes that an export put before
 * what a spreadsheet would take for formulas.
 *
 * @param label the parameter that named the file, as the panel shows it
 * @throws InputProblem where it is no text in that charset, or has a row without an end
 */
export async function* fileRows(
	file: BinaryFile,
	charset: Charset,
	delimiter: Delimiter | undefined,
	label: string,
): AsyncGenerator<CsvRow[]> {
	const source = await file.open(DECODED_TOGETHER);
	try {
		for await (const rows of csvRows(decodeStream(source, [charset]), delimiter)) {
			yield rows.map(asExported);
		}
	} catch (cause) {
		if (!(cause instanceof UnreadableText)) throw cause;
		throw new InputProblem(`The file in '${label}' cannot be read: ${cause.message}`);
	} finally {
		source.destroy();
	}
}

function asExported(row: CsvRow): CsvRow {
	const cells = withoutApostrophes(row.cells);
	return cells === row.cells ? row : new CsvRow(row.line, cells);
}
