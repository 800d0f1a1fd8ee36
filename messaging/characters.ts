/** What can be seen: no blank, no mark that only changes another character, and no other that shows nothing. */
const SEEN =
	/[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{M}\u2800\ufff9-\ufffc\u{13441}\u{13442}\u{1d159}]/u;

/** Controls but for white space: a line break, a tab, and what else ends a line. */
const CONTROLS = /[^\P{Cc}\s\u0085]/gu;
const C0 =
	'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
		' ',
	);

/** What a character is called, and what stands for it. */
type Typographic = readonly [name: string, plain: string];

/** Characters that word processors, web pages and telephones put in, by what stands for them on a keyboard. */
const TYPOGRAPHIC: ReadonlyMap<string, Typographic> = new Map(
	Object.entries({
		'\u00a0': ['no-break space', ' '],
		'\u2000': ['en quad', ' '],
		'\u2001': ['em quad', ' '],
		'\u2002': ['en space', ' '],
		'\u2003': ['em space', ' '],
		'\u2004': ['three-per-em space', ' '],
		'\u2005': ['four-per-em space', ' '],
		'\u2006': ['six-per-em space', ' '],
		'\u2007': ['figure space', ' '],
		'\u2008': ['punctuation space', ' '],
		'\u2009': ['thin space', ' '],
		'\u200a': ['hair space', ' '],
		'\u202f': ['narrow no-break space', ' '],
		'\u205f': ['medium mathematical space', ' '],
		'\u2800': ['braille pattern blank', ' '],
		'\u3164': ['Hangul filler', ' '],
		'\u000b': ['vertical tab', '\n'],
		'\u000c': ['form feed', '\n'],
		'\u0085': ['next line', '\n'],
		'\u2028': ['line separator', '\n'],
		'\u2029': ['paragraph separator', '\n'],
		'\u00ad': ['soft hyphen', ''],
		'\u200b': ['zero width space', ''],
		'\u2060': ['word joiner', ''],
		'\ufeff': ['byte order mark', ''],
		'\u00b4': ['acute accent', "'"],
		'\u02b9': ['modifier letter prime', "'"],
		'\u02bc': ['modifier letter apostrophe', "'"],
		'\u201a': ['single low-9 quotation mark', "'"],
		'\u201b': ['single high-reversed-9 quotation mark', "'"],
		'\u2032': ['prime', "'"],
		'\u201e': ['double low-9 quotation mark', '"'],
		'\u201f': ['double high-reversed-9 quotation mark', '"'],
		'\u2033': ['double prime', '"'],
		'\u2010': ['hyphen', '-'],
		'\u2011': ['non-breaking hyphen', '-'],
		'\u2012': ['figure dash', '-'],
		'\u2013': ['en dash', '-'],
		'\u2212': ['minus sign', '-'],
		'\ufe63': ['small hyphen-minus', '-'],
		'\u2024': ['one dot leader', '.'],
		'\u2044': ['fraction slash', '/'],
	} as const),
);

/** The same for what is the proper punctuation of a text in Chinese, Japanese or Korean. */
const EASTERN: ReadonlyMap<string, Typographic> = new Map(
	Object.entries({
		'\u2018': ['left single quotation mark', "'"],
		'\u2019': ['right single quotation mark', "'"],
		'\u201c': ['left double quotation mark', '"'],
		'\u201d': ['right double quotation mark', '"'],
		'\u2014': ['em dash', '-'],
		'\u2015': ['horizontal bar', '-'],
		'\u2025': ['two dot leader', '..'],
		'\u2026': ['horizontal ellipsis', '...'],
		'\u3000': ['ideographic space', ' '],
		'\u3001': ['ideographic comma', ','],
		'\u3002': ['ideographic full stop', '.'],
	} as const),
);

/** What is told by its name alone, because what stands for it depends on where it is. */
const NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'\u007f': 'DEL',
		'\u200c': 'zero width non-joiner',
		'\u200d': 'zero width joiner',
		'\u200e': 'left-to-right mark',
		'\u200f': 'right-to-left mark',
		'\ufe0f': 'variation selector-16',
	}),
);

const EASTERN_LETTER =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;
/** Of a script in which marks that show nothing have a meaning. */
const JOINING_LETTER =
	/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Behind a letter or sign of the keyboard it does nothing, unless it makes a keycap of it. */
const IDLE_MARKS = /(?<=^|[\n -~\p{Script=Latin}])\p{Default_Ignorable_Code_Point}+(?!\u20e3)/gu;
/** Full-width letters and signs; ligatures and letters in a style of their own. */
const WIDE = /[\uff01-\uff5e]/gu;
const STYLED = /[\ufb00-\ufb06\u{1d400}-\u{1d7ff}]/gu;
const BEYOND_KEYBOARD = /[^\n\r\t -~]/gu;

/** Whether nothing of a text can be seen: what recipients would get is empty. */
export function isBlank(text: string): boolean {
	return !SEEN.test(text);
}

/** The controls in a text that no handset shows, such as NUL, BEL and ESC, in their order. */
export function controlsIn(text: string): string[] {
	return text.match(CONTROLS) ?? [];
}

/** A text without what {@link controlsIn} finds in it. */
export function withoutControls(text: string): string {
	return text.replace(CONTROLS, '');
}

/**
 * A text with the characters of a keyboard in place of no-break spaces, typographic quotes, dashes
 * and dots, and without marks that show nothing: only where it is certain what is meant. What is
 * proper in a Chinese, Japanese or Korean text stays in one, and so does what joins the letters of a
 * script or the parts of an emoji.
 *
 * @example plainTypography('It’s\u00a0here…') // "It's here..."
 */
export function plainTypography(text: string): string {
	if (text.search(BEYOND_KEYBOARD) < 0) return text;
	const plain = text
		.replace(STYLED, (character) => character.normalize('NFKC'))
		.replace(BEYOND_KEYBOARD, (character) => TYPOGRAPHIC.get(character)?.[1] ?? character);
	const western = EASTERN_LETTER.test(plain)
		? plain
		: plain
				.replace(WIDE, (character) => character.normalize('NFKC'))
				.replace(BEYOND_KEYBOARD, (character) => EASTERN.get(character)?.[1] ?? character);
	return JOINING_LETTER.test(western) ? western : western.replace(IDLE_MARKS, '');
}

/**
 * Which characters, and how many of each, in words.
 *
 * @param most how many are named
 * @example countedNames(['\u00a0', '\u00a0', 'é']) // ['U+00A0 no-break space (2 times)', 'U+00E9 é']
 */
export function countedNames(characters: readonly string[], most = 10): string[] {
	const counts = new Map<string, number>();
	for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
	const names = [...counts]
		.slice(0, most)
		.map(([character, count]) => nameOf(character) + (count === 1 ? '' : ` (${count} times)`));
	return counts.size > most ? [...names, `${counts.size - most} others`] : names;
}

/** A character as an explanation names it: those that cannot be seen must be told too. */
function nameOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	const [name] = TYPOGRAPHIC.get(character) ?? EASTERN.get(character) ?? [];
	const known = name ?? NAMES.get(character) ?? C0[code];
	const seen = isBlank(character) ? '' : character;
	return [point, known ?? (seen === '' ? 'invisible character' : ''), seen]
		.filter((part) => part !== '')
		.join(' ');
}
