import { parsePhoneNumberFromString, validatePhoneNumberLength } from './libraries';

/** A number as the numbering plan of its country code has it. */
export interface PlannedNumber {
	/** `+` and 7 to 15 digits (E.164), without the zero that is dialled only inside a country. */
	readonly number: string;
	/** Whether the plan gives out such numbers, as they are written; otherwise only their length is right. */
	readonly isValid: boolean;
}

/** What {@link readPlanned} says of digits that begin with no country code. */
export const UNKNOWN_COUNTRY = 'begins with no country code that exists';

/** A prefix of mobile numbers that Mexico's plan had until 2019; people and networks still know it. */
const OLD_MOBILE = /^521(?=\d{10}$)/u;

const E164 = /^\+[1-9]\d{6,14}$/u;

/** Why there is no such number, behind the number. */
const PROBLEMS = {
	INVALID_COUNTRY: () => UNKNOWN_COUNTRY,
	NOT_A_NUMBER: () => 'has too few digits',
	TOO_SHORT: (code: string) => `has too few digits for the country code ${code}`,
	TOO_LONG: (code: string) => `has too many digits for the country code ${code}`,
	INVALID_LENGTH: (code: string) =>
		`has more or fewer digits than numbers of the country code ${code}`,
	OTHER: (code: string) => `is not a number of the country code ${code}`,
} as const;

/**
 * Reads the digits behind a plus by the world's numbering plans: country codes, national prefixes
 * and possible lengths.
 *
 * @param digits country code first
 * @returns the number, or what is wrong with it as the end of a sentence
 */
export function readPlanned(digits: string): PlannedNumber | { readonly problem: string } {
	if (OLD_MOBILE.test(digits)) {
		const read = readPlanned(digits.replace(OLD_MOBILE, '52'));
		return 'problem' in read ? read : { ...read, number: `+${digits}` };
	}
	const parsed = parse(digits);
	const written = planned(parsed, digits);
	if (written?.isValid === true) return written;
	// Some plans have no prefix to leave out, and people write a zero all the same.
	const shorter =
		parsed?.nationalNumber.startsWith('0') === true
			? planned(parse(parsed.countryCallingCode + parsed.nationalNumber.slice(1)))
			: undefined;
	if (shorter?.isValid === true) return { ...shorter, isValid: false };
	if (written !== undefined) return written;
	const why = validatePhoneNumberLength(`+${digits}`) ?? 'OTHER';
	return { problem: PROBLEMS[why](`+${parsed?.countryCallingCode ?? ''}`) };
}

type Parsed = ReturnType<typeof parsePhoneNumberFromString>;

function parse(digits: string): Parsed {
	return parsePhoneNumberFromString(`+${digits}`, { extract: false });
}

/** A number as it is after one reading and after every other: of several zeros only one is left out. */
function planned(parsed: Parsed, digits?: string): PlannedNumber | undefined {
	if (parsed?.isPossible() !== true || !E164.test(parsed.number)) return undefined;
	const { number } = parsed;
	return number === `+${digits ?? ''}` || parse(number.slice(1))?.number === number
		? { number, isValid: parsed.isValid() }
		: undefined;
}
