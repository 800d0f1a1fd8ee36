import { notSent, type Outcome } from '../../messaging/outcome';
import { csvLine } from '../../transport/csv';
import { stopped } from '../../transport/failures';
import { Breather } from '../../platform/timers';
import { Spool } from './spool';
import { withSpoolFolder } from './spoolFolder';

/** What becomes of a row: what of it is taken, or why it is left out. */
export type Verdict =
	| { readonly taken: string }
	| {
			/** One word, to be counted by. */
			readonly reason: string;
			/** Where the row stands, why it is left out, and its cells, as {@link RowCheck.header}. */
			readonly cells: readonly string[];
	  };

/** Judges rows, one after the other. */
export interface RowCheck<Row> {
	/** Undefined for a row that counts for nothing, such as a header. */
	judge(row: Row): Verdict | undefined;
	/** The header of the rows that are left out; asked for with the first of them. */
	header(): readonly string[];
}

/** Rows that have been judged, in temporary files. */
export interface SortedRows {
	readonly taken: number;
	readonly leftOut: number;
	/** How many were left out, by reason. */
	readonly reasons: Readonly<Record<string, number>>;
	/** What was taken, as it was put together. */
	readonly takenFile: Spool;
	/** What was left out, as CSV with a byte order mark; empty where nothing was. */
	readonly leftOutFile: Spool;
}

/**
 * Judges all rows before anything is done with them, holding few of them at a time: those that are
 * taken and those that are left out go to temporary files, which are there until `use` is done.
 *
 * @param isNeutralized whether formulas among the rows that are left out are neutralized
 * @throws what the rows or the check fail with, and Error where the files cannot be written
 */
export async function withSortedRows<Row, T>(
	rows: AsyncIterable<readonly Row[]>,
	check: RowCheck<Row>,
	{ isNeutralized, signal }: { readonly isNeutralized: boolean; readonly signal: AbortSignal },
	use: (sorted: SortedRows) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
	return await withSpoolFolder(async (folder) => {
		const takenFile = await Spool.open(`${folder}/taken`);
		const leftOutFile = await Spool.open(`${folder}/left-out`);
		const breather = new Breather();
		const reasons: Record<string, number> = {};
		let taken = 0;
		let leftOut = 0;
		try {
			for await (const batch of rows) {
				if (signal.aborted) return notSent(stopped());
				for (const row of batch) {
					const verdict = check.judge(row);
					if (verdict === undefined) continue;
					if ('taken' in verdict) {
						taken++;
						takenFile.add(verdict.taken);
						continue;
					}
					if (leftOut === 0) leftOutFile.add(`\ufeff${csvLine(check.header(), isNeutralized)}`);
					leftOut++;
					reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
					leftOutFile.add(csvLine(verdict.cells, isNeutralized));
				}
				await takenFile.flush();
				await leftOutFile.flush();
				await breather.breathe();
			}
		} finally {
			await Promise.all([takenFile.finish(), leftOutFile.finish()]);
		}
		return await use({ taken, leftOut, reasons, takenFile, leftOutFile });
	});
}
