import { quoted } from './text';

/** A typed recipient after reading: a number in canonical form, or why it is none. */
export type Recipient =
	{ readonly number: string; readonly isInternational: boolean } | { readonly problem: string };

const SEPARATORS = /[,;\r\n\t，；、]+/u;
const ENCODED_PLUS = /%(?:25)*2b/giu;
const PREFIX = /^(?:tel|sms|smsto):/iu;
// Spaces, dots, slashes, brackets, every Unicode dash, and the apostrophe that spreadsheets put
// before a number kept as text.
const DECORATION = /[\s.()[\]/'’−\p{Pd}\p{Cf}]/gu;

// The zero that is dialled only inside a country: "+44 (0) 7911 123456".
const TRUNK_ZERO = /(?<=^\(?(?:\+|00)[\s\d.)-]{1,6})\(0\)/u;
// Exit codes of East Asian carriers, where what follows cannot be a number of another country.
const EXIT_CODE = /^00[125679](?=8860?9\d{8}$|861[3-9]\d{9}$)/u;

/** Characters of a number with all its decoration; what is longer is not even looked at. */
const LONGEST = 200;

const TAIWAN_MOBILE = /^09\d{8}$/u;
const CHINA_MOBILE = /^861[3-9]\d{9}$/u;
const E164_DIGITS = /^[1-9]\d{6,14}$/u;

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
 * A number abroad needs its `+` or `00`, except a Chinese mobile one, which cannot be mistaken.
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
	const compact = bare
		.normalize('NFKC')
		.replace(ENCODED_PLUS, '+')
		.trim()
		.replace(PREFIX, '')
		.replace(TRUNK_ZERO, '')
		.replace(DECORATION, '');
	if (compact === '') return { problem: 'The recipient is empty' };
	const digits = compact.replace(/^\+/u, '').replace(EXIT_CODE, '00');
	if (!/^\d+$/u.test(digits)) return { problem: `${quoted(typed)} is not a phone number` };

	const national = domestic(digits, compact.startsWith('+'));
	if (national !== undefined) {
		return TAIWAN_MOBILE.test(national)
			? { number: national, isInternational: false }
			: { problem: `${quoted(typed)} is not a Taiwanese mobile number: 09 and eight more digits` };
	}
	const abroad = compact.startsWith('+') ? digits : withoutExitCode(digits);
	if (abroad === undefined) {
		return {
			problem: `${quoted(typed)} is not a Taiwanese mobile number; a number abroad starts with + and its country code`,
		};
	}
	if (!E164_DIGITS.test(abroad) || (abroad.startsWith('86') && !CHINA_MOBILE.test(abroad))) {
		return { problem: `${quoted(typed)} is not a mobile number that its country code allows` };
	}
	return { number: `+${abroad}`, isInternational: true };
}

/** The national form of a Taiwanese number however it is prefixed; undefined for other countries. */
function domestic(digits: string, hasPlus: boolean): string | undefined {
	const withCountry = hasPlus ? /^886(.*)$/u.exec(digits) : /^(?:00|002)?886(.*)$/u.exec(digits);
	const subscriber = withCountry?.[1];
	if (subscriber !== undefined) return `0${subscriber.replace(/^0/u, '')}`;
	if (hasPlus) return undefined;
	if (/^0[1-9]/u.test(digits)) return digits;
	return /^9\d{8}$/u.test(digits) ? `0${digits}` : undefined;
}

/** The digits after the exit code 00; Chinese mobile numbers are known without one. */
function withoutExitCode(digits: string): string | undefined {
	if (CHINA_MOBILE.test(digits)) return digits;
	return digits.startsWith('00') ? digits.slice(2) : undefined;
}

/** A number with its middle hidden, for logs. */
export function maskNumber(number: string): string {
	return number.replace(/^(.{4}).*(.{3})$/u, '$1***$2');
}
