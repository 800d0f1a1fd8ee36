import { InputProblem } from '../../../../operations/parameters/inputProblem';
import {
	checkColumns,
	columnsIn,
	columnsOf,
	columnsWithoutHeader,
	hasColumn,
	listOf,
	type ChosenColumns,
	type Columns,
} from './columns';
import { readHeader } from './headerWords';

/** Rows that may stand above the first one with an address: a title, a header. */
export const MOST_ABOVE = 20;

/** Where a file says what its columns are. */
export interface Header {
	readonly columns: Columns;
	/** Of the columns; empty where there is no header. */
	readonly names: readonly string[];
	/** Rows that are none of the list, of the first ones. */
	readonly above: number;
}

type Cells = readonly string[];

const ADDRESS = /[^\s@]@[^\s@]/u;

/** Whether an address stands in a row, be it a wrong one. */
export function isOfContact(cells: Cells): boolean {
	return cells.some((cell) => ADDRESS.test(cell) && readHeader(cell.slice(0, 200)) === undefined);
}

export function isBlank(cells: Cells): boolean {
	return cells.every((cell) => cell.trim() === '');
}

/**
 * Finds the header among the first rows of a file: of those above the first address, the one that names
 * a column of addresses and most other fields. Without one, what stands above is a title, if it has
 * fewer columns than what is below, or there is only one.
 *
 * @param rows as far as the first with an address; none of them is blank
 * @param hasHeader undefined where the file is to tell
 * @throws InputProblem where no column is known to hold addresses, or a chosen one is not there
 */
export function findHeader(
	rows: readonly Cells[],
	chosen: ChosenColumns,
	hasHeader: boolean | undefined,
): Header {
	const first = rows.findIndex(isOfContact);
	if (hasHeader !== false) {
		const above = first === -1 ? rows : rows.slice(0, first);
		const at = hasHeader === true && above.length === 0 ? 0 : bestOf(above, chosen);
		const header = rows[at];
		if (header !== undefined) return { ...named(header, chosen), above: at + 1 };
		for (const cells of above) checkColumns(cells);
		const isTitle = above.every((cells) => isTitleAbove(cells, rows[first] ?? []));
		if (hasHeader === true || !isTitle) {
			const likely = first === -1 ? rows[0] : above.at(-1);
			return { ...named(likely ?? [], chosen), above: first };
		}
	}
	checkColumns((rows[Math.max(first, 0)] ?? []).map(() => ''));
	const above = hasHeader === false ? 0 : Math.max(first, 0);
	return { columns: columnsWithoutHeader(chosen), names: [], above };
}

function named(header: Cells, chosen: ChosenColumns): Omit<Header, 'above'> {
	const columns = columnsIn(header, chosen);
	if (!hasColumn(columns, 'address')) throw noAddresses(header);
	return { columns, names: header.map((name) => name.trim()) };
}

/** Nobody can know which column holds the addresses. */
export function noAddresses(names: readonly string[]): InputProblem {
	return new InputProblem(
		`No column is known to hold addresses; there are ${listOf(names)}: add 'Address' to 'Columns', and the header of its column there`,
	);
}

/** The row that names most, and the first of them; -1 where none names a column of addresses. */
function bestOf(above: readonly Cells[], chosen: ChosenColumns): number {
	const worth = above.map((cells) => {
		if (!canNameAddresses(cells, chosen)) return 0;
		const filled = cells.filter((cell) => cell.trim() !== '');
		return filled.length + filled.filter((cell) => readHeader(cell) !== undefined).length * 1_000;
	});
	const most = Math.max(0, ...worth);
	return most === 0 ? -1 : worth.indexOf(most);
}

function canNameAddresses(cells: Cells, chosen: ChosenColumns): boolean {
	const columns = columnsOf(cells, chosen);
	return !(columns instanceof InputProblem) && hasColumn(columns, 'address');
}

function isTitleAbove(cells: Cells, below: Cells): boolean {
	const filled = (row: Cells): number => row.filter((cell) => cell.trim() !== '').length;
	return filled(below) === 1 || (filled(cells) === 1 && filled(below) > 1);
}
