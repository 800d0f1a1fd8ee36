/** At most so many numbers in one call (chapter 1, `dstaddr`). */
export const MOST_NUMBERS = 50;

const DOMESTIC = /^09\d{8}$/;
/** E.164 allows 15 digits; the shortest international numbers in use have 7. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
const CHINESE = /^\+86\d{11}$/;
const DOCUMENTED_CHINESE = /^\+861[358]\d{9}$/;

/** Whether a number that passed `isNumber` needs an international route. */
export function isInternational(number: string): boolean {
	return number.startsWith('+');
}

/**
 * Whether `dstaddr` may hold this number (chapter 1): `09` and eight digits, or `+`, the country
 * code and the number. Nothing is trimmed: a blank in front is a `+` that was not encoded, and a
 * literal `%2b` one that was encoded twice. `+886` is refused: domestic numbers start with 09
 * (what the gateway really makes of it is not documented).
 * @param strictChina whether +86 must go on with 13, 15 or 18 and have 11 digits
 */
export function isNumber(text: string, strictChina: boolean): boolean {
	if (DOMESTIC.test(text)) return true;
	if (!INTERNATIONAL.test(text) || text.startsWith('+886')) return false;
	return !text.startsWith('+86') || (strictChina ? DOCUMENTED_CHINESE : CHINESE).test(text);
}

/** The entries of a comma list; none for a missing or empty one. Empty entries stay in it. */
export function splitList(text: string | undefined): string[] {
	return text === undefined || text === '' ? [] : text.split(',');
}
