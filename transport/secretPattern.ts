/**
 * A global pattern that matches nothing itself wherever the secret starts in one of its forms, and
 * captures it: that way it also finds occurrences which overlap.
 *
 * @param isWord whether no letter or digit may be next to it
 */
export function patternOf(secret: string, isWord: boolean): RegExp {
	const hex = inHex(Buffer.from(secret), '');
	// A run of backslashes is escaped as one: character by character, a run that does not match would
	// be tried in every way to divide it.
	const written = (secret.match(/\\+|[^]/gu) ?? []).map(inAnyForm).join('');
	const forms = [isWord ? inBase64(secret) : insideBase64(secret), hex, written].join('|');
	return new RegExp(isWord ? `${WORD_START}(?=(${forms})${WORD_END})` : `(?=(${forms}))`, 'gu');
}

// An escape sequence that ends in a letter or digit, such as %3D or \n, is no part of a word.
const WORD_START = '(?<=^|[^\\p{L}\\p{N}]|%(?:25)?[\\dA-Fa-f]{2}|\\\\[bfnrt]|\\\\u[\\dA-Fa-f]{4})';
const WORD_END = '(?![\\p{L}\\p{N}])';

/** What every encoder leaves alone. */
const PLAIN = /^[\w.-]$/u;

const XML_NAMES: ReadonlyMap<string, string> = new Map([
	['&', 'amp'],
	["'", 'apos'],
	['>', 'gt'],
	['<', 'lt'],
	['"', 'quot'],
]);

/** A pattern for a character, or for a run of backslashes, in each of its forms, longest first. */
function inAnyForm(unit: string): string {
	if (PLAIN.test(unit)) return literal(unit);
	const characters = Array.from(unit);
	const name = XML_NAMES.get(unit);
	const jsonEscape = JSON.stringify(unit).slice(1, -1);
	const forms = [
		characters.map(asXmlNumber).join(''),
		...(name === undefined ? [] : [inUrl('&') + name + inUrl(';')]),
		unit.replace(/[^]/g, asJsonNumber),
		...(jsonEscape === unit ? [] : [Array.from(jsonEscape, inUrl).join('')]),
		...(unit === '/' ? [inUrl('\\') + inUrl('/')] : []),
		characters.map(inUrl).join(''),
	];
	return `(?:${forms.join('|')})`;
}

function asXmlNumber(character: string): string {
	const point = character.codePointAt(0) ?? 0;
	const hex = inEitherCase(point.toString(16));
	return `${inUrl('&')}${inUrl('#')}(?:0{0,5}${point}|[xX]0{0,5}${hex})${inUrl(';')}`;
}

function asJsonNumber(unit: string): string {
	return `${inUrl('\\')}u${inEitherCase(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`;
}

/** A character as it is, percent-encoded, or percent-encoded twice. */
function inUrl(character: string): string {
	if (PLAIN.test(character)) return literal(character);
	const bytes = Buffer.from(character);
	const plus = character === ' ' ? '%2[bB]|\\+|' : '';
	return `(?:${inHex(bytes, '%25')}|${inHex(bytes, '%')}|${plus}${literal(character)})`;
}

/** Any one character of base64, whether in a URL or not. */
const BASE64_CHARACTER = '(?:[\\w+/-]|%(?:25)?2[bBfF])';
const BASE64_PADDING = '(?:=|%(?:25)?3[dD]){0,2}';

function inBase64(secret: string): string {
	const encoded = Buffer.from(secret).toString('base64').replace(/=+$/u, '');
	return inUrlBase64(encoded) + BASE64_PADDING;
}

/**
 * The three ways in which bytes can lie in base64, depending on how many precede them. The
 * characters at either end also hold bits of the neighbours: they may be anything, and are replaced
 * too, since they tell part of the secret's first and last character.
 */
function insideBase64(secret: string): string {
	const bytes = Buffer.from(secret);
	const patterns = [0, 2, 3].map((ownStart, before) => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const isShared = encoded.endsWith('=');
		const own = encoded.replace(/=+$/u, '').slice(ownStart, isShared ? -1 : undefined);
		const start = before === 0 ? '' : BASE64_CHARACTER;
		const end = isShared ? BASE64_CHARACTER + BASE64_PADDING : '';
		return start + inUrlBase64(own) + end;
	});
	return patterns.join('|');
}

/** Base64 as base64url too, percent-encoded or with the slashes that JSON may escape. */
function inUrlBase64(encoded: string): string {
	return encoded
		.replace(/\//gu, '(?:%252[fF]|%2[fF]|\\\\?/|_)')
		.replace(/\+/gu, '(?:%252[bB]|%2[bB]|[+-])');
}

function inHex(bytes: Uint8Array, prefix: string): string {
	return Array.from(
		bytes,
		(byte) => prefix + inEitherCase(byte.toString(16).padStart(2, '0')),
	).join('');
}

function inEitherCase(hex: string): string {
	return hex.replace(/[a-f]/gu, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
