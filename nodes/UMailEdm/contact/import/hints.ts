import { own } from '../../../../messaging/text';
import { listOf } from './columns';

/** What became of a list, for people. */
interface Told {
	/** What it came from, such as the name of a file; empty where there is one only. */
	readonly name: string;
	readonly taken: number;
	readonly leftOut: number;
	readonly reasons: Readonly<Record<string, number>>;
	readonly emptied: Readonly<Record<string, number>>;
	readonly ignored: readonly string[];
	/** The binary field with the rows that were left out. */
	readonly field: string;
}

const ROWS: Readonly<Record<string, string>> = {
	noAddress: 'without an address',
	invalidAddress: 'with an address that is none',
	duplicate: 'with an address of a row before',
	tooManyColumns: 'with too many columns',
	separator: "with a separator in a value ('Separator in Values')",
	tooLong: 'too long',
	invalidValue: 'with a value that is not understood',
	invalidSex: 'with a sex that is not understood',
	invalidBirthday: 'with a birthday that is not understood',
	invalidPhone: 'with a phone number whose digits are lost',
};

const VALUES: Readonly<Record<string, string>> = {
	invalidSex: 'sex',
	invalidBirthday: "birthday ('Date Order' says how to read those that could be several days)",
	invalidPhone: 'phone (a spreadsheet has rounded the digits)',
	invalidValue: 'others',
};

const MOST_COLUMNS = 10;

/** What a user has to know of an import beside the result, one sentence each. */
export function importHints(told: Told): string[] {
	const { taken, leftOut, reasons, emptied, ignored, field } = told;
	const start = told.name === '' ? '' : `${told.name}: `;
	const counts = (words: Readonly<Record<string, string>>, of: typeof reasons): string =>
		Object.entries(of)
			.map(([reason, count]) => `${count} ${own(words, reason) ?? reason}`)
			.join(', ');
	const values = Object.values(emptied).reduce((sum, count) => sum + count, 0);
	return [
		...(leftOut === 0
			? []
			: [
					`${start}${leftOut} of ${taken + leftOut} rows were left out: ${counts(ROWS, reasons)}. They are in the binary field '${field}', each with the reason.`,
				]),
		...(values === 0
			? []
			: [
					`${start}${values} ${values === 1 ? 'value was' : 'values were'} not understood and left empty; the contacts were taken: ${counts(VALUES, emptied)}.`,
				]),
		...(ignored.length === 0
			? []
			: [
					`${start}Nothing was taken from ${ignored.length === 1 ? 'the column' : 'the columns'} ${listOf(ignored, MOST_COLUMNS)}. To take one, add it to 'Columns'.`,
				]),
	];
}
