import { CONTACT_COLUMNS, contactLine } from '../../../../gateways/umail/calls/contact';
import { readEmail } from '../../../../messaging/email';
import { isNoValue } from '../../../../messaging/noValue';
import { SeenTexts } from '../../../../operations/calls/seenTexts';
import { CONTACT_SEPARATORS, separatedBy } from '../../separators';
import { detailFields } from '../fields';
import { readDetail, unreadable, UNREADABLE, type DetailRules, type Refusal } from './details';

/** What becomes of what cannot go as it is. */
export interface ContactRules extends DetailRules {
	/** A value with what separates values on the wire. */
	readonly separators: 'refuse' | 'replace';
	/** An optional value that is not understood: it is emptied, or its row is left out. */
	readonly invalidValues: 'empty' | 'leaveOut';
}

/** Characters of a line: nobody's name is that long. */
const LONGEST_LINE = 65_536;

const LABELS: ReadonlyMap<string, string> = new Map(
	detailFields.map(({ name, displayName }) => [name, displayName]),
);
const labels = CONTACT_COLUMNS.map((name) => LABELS.get(name) ?? name);

const MAYBE_SEPARATOR = /[;\t\r\n\v\f\u0085\u2028\u2029]/u;
/** How spreadsheets keep a number from losing its zeros: `="0912345678"`. */
const AS_TEXT = /^=\s*"((?:[^"]|"")*)"$/u;
/** `Ann Lee <ann@example.com>`, and links to addresses. */
const WITH_NAME = /^[^<>]*<([^<>]*)>$/u;
const LINK = /^mailto:([^?]*)/iu;
/** As Google puts several addresses of a person into one cell, the first of them first. */
const GOOGLE = ' ::: ';

/** Checks contacts, each address once. */
export class ContactCheck {
	/** How many values were emptied in the rows that were taken, by the reason. */
	readonly emptied: Record<string, number> = {};
	private readonly seen = new SeenTexts();

	private readonly republican: ContactRules;

	constructor(private readonly rules: ContactRules) {
		const { dateOrder } = rules;
		this.republican = { ...rules, dateOrder: dateOrder === 'auto' ? 'republic' : dateOrder };
	}

	/**
	 * The line of a contact in the file for U-Mail, or why there is none.
	 *
	 * @param values one for each of {@link CONTACT_COLUMNS}
	 * @param isRepublic whether years of birth are those of the Republic, unless the rules say otherwise
	 */
	lineOf(values: readonly string[], isRepublic = false): string | Refusal {
		const rules = isRepublic ? this.republican : this.rules;
		const [typed = '', ...details] = values.map(asTyped);
		if (typed === UNREADABLE) return unreadable;
		const email = readEmail(addressIn(typed));
		if (!('address' in email)) {
			return isNoValue(typed)
				? { reason: 'noAddress', said: 'It has no address' }
				: { reason: 'invalidAddress', said: 'What it has is not an e-mail address' };
		}
		const read = readCells(details, rules);
		if ('reason' in read) return read;
		const line = contactLine([email.address, ...read.cells]);
		if (line.length > LONGEST_LINE) {
			return { reason: 'tooLong', said: `It has more than ${LONGEST_LINE} characters` };
		}
		if (!this.seen.add(email.address.toLowerCase())) {
			return { reason: 'duplicate', said: 'The address stands in a row before it' };
		}
		for (const reason of read.emptied) this.emptied[reason] = (this.emptied[reason] ?? 0) + 1;
		return line;
	}
}

/** What stands beside an address, and why values of it are empty; or why the row is left out. */
function readCells(
	details: readonly string[],
	rules: ContactRules,
): { readonly cells: readonly string[]; readonly emptied: readonly string[] } | Refusal {
	const cells: string[] = [];
	const emptied: string[] = [];
	for (const [index, value] of details.entries()) {
		const cell = value === '' ? '' : cellOf(index + 1, value, rules);
		if (typeof cell === 'string') cells.push(cell);
		else if (rules.invalidValues === 'leaveOut' || cell.reason === 'separator') return cell;
		else {
			emptied.push(cell.reason);
			cells.push('');
		}
	}
	return { cells, emptied };
}

function cellOf(column: number, value: string, rules: ContactRules): string | Refusal {
	const cell = readDetail(CONTACT_COLUMNS[column] ?? 'address', value, rules);
	if (typeof cell !== 'string' || !MAYBE_SEPARATOR.test(cell)) return cell;
	const clean = separatedBy(cell, labels[column] ?? '', rules.separators, CONTACT_SEPARATORS);
	return typeof clean === 'string' ? clean : { reason: 'separator', said: clean.message };
}

function asTyped(value: string): string {
	const text = value.trim();
	if (!text.startsWith('=')) return text;
	return AS_TEXT.exec(text)?.[1]?.replaceAll('""', '"').trim() ?? text;
}

const MORE_THAN_ADDRESS = /[<: ]/u;

function addressIn(typed: string): string {
	if (!MORE_THAN_ADDRESS.test(typed)) return typed;
	const [first = ''] = typed.split(GOOGLE, 1);
	return WITH_NAME.exec(first)?.[1] ?? LINK.exec(first)?.[1] ?? first;
}
