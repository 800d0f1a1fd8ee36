import { readPlanned, UNKNOWN_COUNTRY, type PlannedNumber } from './numberingPlan';
import { quoted } from './text';

/** A typed recipient after reading: a number in canonical form, or why it is none. */
export type Recipient =
	{ readonly number: string; readonly isInternational: boolean } | { readonly problem: string };

const SEPARATORS = /[,;\r\n\t，；、]+/u;
const ENCODED_PLUS = /%(?:25)*2b/giu;
const PREFIX = /^(?:tel|sms|smsto):/iu;
// What nobody sees, and the apostrophe that spreadsheets put before a number kept as text.
const UNSEEN = /['’\p{Cf}]/gu;
// Blanks, dots, slashes, brackets, and every Unicode dash.
const DECORATION = /[\s.()[\]/−\p{Pd}]/gu;

// The zero that is dialled only inside most countries: "+44 (0) 7911 123456".
const TRUNK_ZERO = /(?<=^\(?(?:\+|0)[\s\d.()/-]{1,12})\(0\)/u;

/** Characters of a number with all its decoration; what is longer is not even looked at. */
const LONGEST = 200;

const TAIWAN_MOBILE = /^09\d{8}$/u;

/** What is dialled in Taiwan before a country code, and the 00 of elsewhere. */
const EXIT_CODE = /^(?:00[25679]?|01[5-79])$/u;
/** Each way to cut an exit code off undivided digits. */
const CUTS = [
	/^00/u,
	/^00[25679]/u,
	/^01[5-79]/u,
	// Exit codes of other countries, where what follows can only be Taiwanese or Chinese.
	/^(?:00(?:1[1-9]?|8|60|[37]\d\d)|(?:00\d\d?)?01\d)(?=8860?9\d{8}$|860?1[3-9]\d{9}$)/u,
] as const;

const NO_TAIWANESE = 'is not a Taiwanese mobile number: 09 and eight more digits';
const NO_CHINESE = 'is not a Chinese mobile number: 86, then 13 to 19 and nine more digits';
const WRITE_PLUS = 'write it with a + and its country code';

/**
 * Splits a list of recipients at commas, semicolons, tabs and new lines, in their full-width forms
 * too. Blanks do not separate: people write them inside numbers.
 *
 * @example splitRecipients('0912-345-678, 0922 345 678') // ['0912-345-678', '0922 345 678']
 */
export function splitRecipients(list: string): string[] {
	return list
		.split(SEPARATORS)
		.map((typed) => typed.trim())
		.filter((typed) => typed !== '');
}

/**
 * Reads a mobile number in the spellings that people paste: blanks, dashes, brackets, full-width
 * digits, `+886…`, `886…`, `00886…`, `%2B…`, a number from a spreadsheet that lost its leading zero.
 * A number abroad needs its `+`, `00` or an exit code of Taiwan, except a Chinese mobile one, which
 * cannot be mistaken. The world's numbering plans decide about country codes, national prefixes and
 * lengths; Taiwan and China have stricter rules.
 *
 * @returns `09########` for Taiwan, `+` and 7 to 15 digits (E.164) for other countries, or the
 * reason why it is no mobile number. It never guesses a country: a message cannot be unsent.
 *
 * @example readRecipient('+886 912-345-678') // { number: '0912345678', isInternational: false }
 */
export function readRecipient(typed: string): Recipient {
	// Most lists are canonical already, and long.
	if (TAIWAN_MOBILE.test(typed)) return { number: typed, isInternational: false };
	const bare = typed.trim();
	// To bring a text of combining marks into its normal form takes quadratic time.
	if (bare.length > LONGEST) return { problem: `${quoted(bare)} is not a phone number` };
	const spelled = bare
		.normalize('NFKC')
		.replace(ENCODED_PLUS, '+')
		.replace(UNSEEN, '')
		.trim()
		.replace(PREFIX, '');
	const compact = spelled.replace(DECORATION, '');
	if (compact === '') return { problem: 'The recipient is empty' };
	const { number, problem } = readDigits(spelled, compact);
	if (number !== undefined && problem === undefined) {
		return { number, isInternational: number.startsWith('+') };
	}
	return { problem: `${quoted(typed)} ${severalIn(spelled, compact) ?? problem ?? ''}` };
}

/** A number in canonical form; where it cannot be sent to, why, behind what was typed. */
interface Reading extends Partial<PlannedNumber> {
	readonly problem?: string;
}

function readDigits(spelled: string, compact: string): Reading {
	if (!/^\+?\d+$/u.test(compact)) return { problem: 'is not a phone number' };
	if (/^0?9\d{8}$/u.test(compact)) return { number: `0${compact.slice(-9)}` };
	const [first = ''] = /\d+/u.exec(spelled) ?? [];
	const isDivided = EXIT_CODE.test(first);
	// Most countries leave the zero out when they are called from abroad, and some do not.
	const forms = new Set([spelled.replace(TRUNK_ZERO, '').replace(DECORATION, ''), compact]);
	const readings = [...forms]
		.flatMap((form) => (isDivided ? [form.slice(first.length)] : waysAbroad(form)))
		.map(readAbroad);
	const valid = readings.filter(({ isValid }) => isValid === true);
	// With 01 many a number begins inside its own country: only what exists is taken for one abroad.
	const sure =
		valid.length > 0 || (compact.startsWith('01') && !isDivided)
			? valid
			: readings.filter(({ number }) => number !== undefined);
	const numbers = [...new Set(sure.map(({ number }) => number))];
	if (numbers.length > 1) return { problem: `can be ${numbers.join(' or ')}: ${WRITE_PLUS}` };
	return sure[0] ?? { problem: problemOf(compact, readings) };
}

/** What may stand behind a plus, for each way to read digits that are not divided right behind an exit code. */
function waysAbroad(digits: string): string[] {
	if (digits.startsWith('+')) return [digits.slice(1)];
	if (/^886|^861[3-9]\d{9}$/u.test(digits)) return [digits];
	return CUTS.filter((code) => code.test(digits)).map((code) => digits.replace(code, ''));
}

function problemOf(digits: string, readings: readonly Reading[]): string {
	if (/^0[1-9]/u.test(digits)) return NO_TAIWANESE;
	const problems = new Set(readings.map(({ problem }) => problem ?? ''));
	if (problems.size > 1) problems.delete(UNKNOWN_COUNTRY);
	const [sole] = problems;
	if (sole !== undefined && problems.size === 1) return sole;
	return digits.startsWith('0')
		? `has no number of any country behind its exit code: ${WRITE_PLUS}`
		: 'is not a Taiwanese mobile number; a number abroad starts with + and its country code';
}

/** @param digits those behind a plus */
function readAbroad(digits: string): Reading {
	const taiwanese = /^8860?(9\d{8})$/u.exec(digits)?.[1];
	if (taiwanese !== undefined) return { number: `0${taiwanese}`, isValid: true };
	const chinese = /^860?(1[3-9]\d{9})$/u.exec(digits)?.[1];
	if (chinese !== undefined) return { number: `+86${chinese}`, isValid: true };
	const planned = readPlanned(digits);
	if (digits.startsWith('886')) return { ...planned, problem: NO_TAIWANESE };
	return digits.startsWith('86') ? { ...planned, problem: NO_CHINESE } : planned;
}

/** What to say where several numbers stand in the place of one; undefined where they do not. */
function severalIn(spelled: string, compact: string): string | undefined {
	const ways = [
		spelled.split(/[\s/|&]+/u),
		spelled.split(/(?=\+)/u),
		/^(?:09\d{8})+$/u.test(compact) ? (compact.match(/\d{10}/gu) ?? []) : [],
	];
	const isEach = (parts: readonly string[]): boolean =>
		parts.length > 1 && parts.every((part) => 'number' in readRecipient(part));
	const found = ways.find(isEach);
	return found === undefined
		? undefined
		: `is ${found.length} numbers: put a comma between ${found.map((part) => part.trim()).join(' and ')}`;
}

/** A number with its middle hidden, for logs. */
export function maskNumber(number: string): string {
	return number.replace(/^(.{4}).*(.{3})$/u, '$1***$2');
}
