import { CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';
import { InputProblem } from '../../../../operations/parameters/inputProblem';
import {
	plain,
	readHeader,
	type ContactField,
	type HeaderField,
	type HeaderWord,
} from './headerWords';

/** The header, or the number from 1, of the column that holds a field. */
export type ChosenColumns = Readonly<Partial<Record<ContactField, string>>>;

/** Where a contact stands in a row. Positions begin at 0; -1 stands for a column that is not there. */
export interface Columns {
	/** Of each of {@link CONTACT_COLUMNS}. */
	readonly positions: readonly number[];
	/** Of the two halves of a name, for rows whose full name is empty. */
	readonly given: number;
	readonly family: number;
	/** Whether the header says that years of birth are those of the Republic (民國). */
	readonly isRepublic: boolean;
}

const NOWHERE = -1;

/** Columns that a file or an item may have, and characters of a name of one. */
const MOST_COLUMNS = 1_000;
const LONGEST_NAME = 200;
/** Names that a message shows. */
const MOST_SHOWN = 30;

/** What is wrong with the names of columns: there are more than 1,000, or one has over 200 characters. */
function columnsProblem(names: readonly string[]): InputProblem | undefined {
	if (names.length > MOST_COLUMNS) {
		return new InputProblem(
			`There are ${names.length} columns, and up to ${MOST_COLUMNS} can be read: check the 'Delimiter'`,
		);
	}
	const position = names.findIndex((name) => name.length > LONGEST_NAME);
	if (position === -1) return undefined;
	return new InputProblem(
		`The name of column ${position + 1} has ${names[position]?.length ?? 0} characters, and a name may have ${LONGEST_NAME}: check the 'Delimiter', or set 'Header' to No where the first row is none`,
	);
}

/**
 * Looks at how many columns there are and how long their names, before anything else does.
 *
 * @param names of the columns; empty ones where they have none
 * @throws InputProblem where there are more than 1,000, or a name has more than 200 characters
 */
export function checkColumns(names: readonly string[]): void {
	const problem = columnsProblem(names);
	if (problem !== undefined) throw problem;
}

/** Names, as many as a message shows. */
export function listOf(names: readonly string[], most = MOST_SHOWN): string {
	const shown = names.slice(0, most).join(', ');
	return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/**
 * Which column of a header holds which field: the chosen one, or else one whose name is known. Where
 * none holds addresses, the first of the positions is -1.
 *
 * @throws InputProblem where a chosen column is not there, or by {@link checkColumns}
 */
export function columnsIn(header: readonly string[], chosen: ChosenColumns): Columns {
	const columns = columnsOf(header, chosen);
	if (columns instanceof InputProblem) throw columns;
	const missing = missingColumn(chosen, (field) => hasColumn(columns, field), header);
	if (missing !== undefined) throw missing;
	return columns;
}

/** Like {@link columnsIn}, but a chosen column may be missing, and what is wrong is not thrown. */
export function columnsOf(
	header: readonly string[],
	chosen: ChosenColumns,
): Columns | InputProblem {
	const problem = columnsProblem(header);
	if (problem !== undefined) return problem;
	const words = header.map(readHeader);
	const positions = CONTACT_COLUMNS.map((field) => {
		const column = chosen[field]?.trim() ?? '';
		return column === '' ? surest(words, field) : chosenPosition(header, column);
	});
	const [, fullname = NOWHERE, , birthday = NOWHERE] = positions;
	const isRepublic = /民[国國]/u.test(header[birthday] ?? '');
	if ((chosen.fullname?.trim() ?? '') !== '') {
		return { positions, given: NOWHERE, family: NOWHERE, isRepublic };
	}
	const [given, family] = [surest(words, 'given'), surest(words, 'family')];
	const isHalf =
		given === NOWHERE && family !== NOWHERE && GIVEN.has(plain(header[fullname] ?? ''));
	if (!isHalf) return { positions, given, family, isRepublic };
	const others = positions.map((position, at) => (at === 1 ? NOWHERE : position));
	return { positions: others, given: fullname, family, isRepublic };
}

/** Whether there is a column for a field. */
export function hasColumn({ positions }: Columns, field: ContactField): boolean {
	return positions[CONTACT_COLUMNS.indexOf(field)] !== NOWHERE;
}

/** A full name, or a given one beside the family name. */
const GIVEN: ReadonlySet<string> = new Set(['名字', '英文名', '中文名']);

function surest(words: readonly (HeaderWord | undefined)[], field: HeaderField): number {
	return words.reduce((best, word, at) => {
		if (word?.field !== field) return best;
		return best === NOWHERE || word.rank < (words[best]?.rank ?? Infinity) ? at : best;
	}, NOWHERE);
}

/**
 * Which column holds which field where there is no header: those that were chosen, by their numbers,
 * or the order of U-Mail's own format.
 *
 * @throws InputProblem where a chosen column has no number, or none holds addresses
 */
export function columnsWithoutHeader(chosen: ChosenColumns): Columns {
	const isChosen = Object.values(chosen).some((column) => column.trim() !== '');
	const rest = { given: NOWHERE, family: NOWHERE, isRepublic: false };
	if (!isChosen) return { positions: CONTACT_COLUMNS.map((_, index) => index), ...rest };
	const positions = CONTACT_COLUMNS.map((field) => chosenPosition([], chosen[field]?.trim() ?? ''));
	const columns = { positions, ...rest };
	const missing = missingColumn(chosen, (field) => hasColumn(columns, field), []);
	if (missing !== undefined) throw missing;
	if (positions[0] !== NOWHERE) return columns;
	throw new InputProblem(
		"Without a header, 'Columns' must have the number of the column 'Address'",
	);
}

/**
 * The first of the chosen columns that is not there, for showing.
 *
 * @param header the names of the columns there are; empty where they have none
 */
export function missingColumn(
	chosen: ChosenColumns,
	has: (field: ContactField) => boolean,
	header: readonly string[],
): InputProblem | undefined {
	const field = CONTACT_COLUMNS.find((name) => (chosen[name]?.trim() ?? '') !== '' && !has(name));
	if (field === undefined) return undefined;
	const there = header.length === 0 ? 'only numbers, from 1' : listOf(header);
	return new InputProblem(
		`'Columns' has '${chosen[field]?.trim() ?? ''}' for the field '${field}', and there is no such column: there are ${there}`,
	);
}

function chosenPosition(header: readonly string[], column: string): number {
	if (column === '') return NOWHERE;
	const exact = header.findIndex((name) => name.trim() === column);
	const word = column.length > LONGEST_NAME ? column : plain(column);
	const position = exact === -1 ? header.map(plain).indexOf(word) : exact;
	if (position !== -1) return position;
	return /^[1-9]\d{0,3}$/u.test(column) ? Number(column) - 1 : NOWHERE;
}

/**
 * The cells of a contact, one for each of {@link CONTACT_COLUMNS}: a full name that is empty is put
 * together of its halves.
 *
 * @param cellAt the cell at a position; empty where there is none
 */
export function contactCells(
	{ positions, given, family }: Columns,
	cellAt: (position: number) => string,
): string[] {
	const cells = positions.map((position) => (position === NOWHERE ? '' : cellAt(position)));
	if ((given === NOWHERE && family === NOWHERE) || cells[1]?.trim() !== '') return cells;
	const half = (position: number): string => (position === NOWHERE ? '' : cellAt(position).trim());
	cells[1] = joined(half(given), half(family));
	return cells;
}

const EAST_ASIAN =
	/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々·・]+$/u;

/** 王小明, and Ann Lee. */
function joined(given: string, family: string): string {
	if (given === '' || family === '') return given + family;
	return EAST_ASIAN.test(given) && EAST_ASIAN.test(family)
		? `${family}${given}`
		: `${given} ${family}`;
}
