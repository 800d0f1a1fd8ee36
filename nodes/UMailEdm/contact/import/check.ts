import { CONTACT_COLUMNS, contactLine } from '../../../../gateways/umail/calls/contact';
import { readEmail } from '../../../../messaging/email';
import { SeenTexts } from '../../../../operations/calls/seenTexts';
import { CONTACT_SEPARATORS, separatedBy } from '../../separators';
import { readPhone } from '../details';
import { detailFields } from '../fields';

/** Why a row is left out: one word to count by, and a sentence for people. */
export interface Refusal {
	readonly reason: string;
	readonly said: string;
}

/** Characters of a line: nobody's name is that long. */
const LONGEST_LINE = 65_536;

const LABELS: ReadonlyMap<string, string> = new Map(
	detailFields.map(({ name, displayName }) => [name, displayName]),
);
const labels = CONTACT_COLUMNS.map((name) => LABELS.get(name) ?? name);

const SEXES: Readonly<Record<string, string>> = {
	...Object.fromEntries(['m', 'male', '男', '男性', '先生'].map((word) => [word, 'M'])),
	...Object.fromEntries(['f', 'female', '女', '女性', '女士', '小姐'].map((word) => [word, 'F'])),
};
const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\S*)?$/u;
const MAYBE_SEPARATOR = /[;\t\r\n\v\f\u0085\u2028\u2029]/u;

/** Checks contacts, each address once. */
export class ContactCheck {
	private readonly seen = new SeenTexts();

	/** @param separators what becomes of a value with a separator in it */
	constructor(private readonly separators: 'refuse' | 'replace') {}

	/**
	 * The line of a contact in the file for U-Mail, or why there is none.
	 *
	 * @param values one for each of {@link CONTACT_COLUMNS}
	 */
	lineOf(values: readonly string[]): string | Refusal {
		const [typed = '', ...details] = values;
		const email = readEmail(typed);
		if (!('address' in email)) {
			return typed.trim() === ''
				? { reason: 'noAddress', said: 'It has no address' }
				: { reason: 'invalidAddress', said: 'What it has is not an e-mail address' };
		}
		const cells = [email.address];
		for (const [index, value] of details.entries()) {
			const cell = this.cellOf(index + 1, value.trim());
			if (typeof cell !== 'string') return cell;
			cells.push(cell);
		}
		const line = contactLine(cells);
		if (line.length > LONGEST_LINE) {
			return { reason: 'tooLong', said: `It has more than ${LONGEST_LINE} characters` };
		}
		if (!this.seen.add(email.address.toLowerCase())) {
			return { reason: 'duplicate', said: 'The address stands in a row before it' };
		}
		return line;
	}

	private cellOf(column: number, value: string): string | Refusal {
		if (value === '') return '';
		switch (CONTACT_COLUMNS[column]) {
			case 'sex': {
				const word = value.toLowerCase();
				const sex = Object.hasOwn(SEXES, word) ? SEXES[word] : undefined;
				return sex ?? { reason: 'invalidSex', said: 'The sex is neither M nor F' };
			}
			case 'birthday':
				return dayOf(value) ?? { reason: 'invalidBirthday', said: 'The birthday is not a date' };
			case 'phone':
				return this.withoutSeparators(readPhone(value), labels[column] ?? '');
			default:
				return this.withoutSeparators(value, labels[column] ?? '');
		}
	}

	private withoutSeparators(value: string, label: string): string | Refusal {
		if (!MAYBE_SEPARATOR.test(value)) return value;
		const clean = separatedBy(value, label, this.separators, CONTACT_SEPARATORS);
		return typeof clean === 'string' ? clean : { reason: 'separator', said: clean.message };
	}
}

/** A day as `YYYY-MM-DD`; the zero date is none, and empty. */
function dayOf(value: string): string | undefined {
	const [, year = '', month, day, shortMonth, shortDay] = DAY.exec(value) ?? [];
	const numbers = [year, month ?? shortMonth ?? '', day ?? shortDay ?? ''];
	if (year === '') return undefined;
	if (numbers.every((number) => Number(number) === 0)) return '';
	const text = numbers.map((number) => number.padStart(2, '0')).join('-');
	const date = new Date(`${text}T00:00:00Z`);
	const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
	return isDay ? text : undefined;
}
