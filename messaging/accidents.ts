/** What an expression left in a text that nobody meant to send. */
export interface Accident {
	/** As it stands in the text. */
	readonly found: string;
	/** What it comes from and what to do: part of a sentence. */
	readonly why: string;
	/** Whether nobody can have meant it; a good message may have what is not certain. */
	readonly isCertain: boolean;
}

const OBJECT = 'is all that is left of a whole object: name one of its fields';
const DATE = 'is what is left of a date that could not be read';
const FUNCTION = 'is a function: it needs its parentheses, as in trim()';
const NOTHING = 'is what an expression gives that finds nothing';
const BRACES = 'is an expression, and the field is fixed text: switch it to Expression';
const UNFILLED = 'looks like an expression that was never filled in';
const CELL = 'is what a spreadsheet shows for a formula that came to nothing';

/** Every accident has one of these: most texts have none, and are looked at once. */
const SUSPECT =
	/undefined|null|NULL|NaN|\[object |native code|Invalid |\{\{|\$[a-z{]|#(?:[NRV]|DIV)/u;

/** Nothing but these, between signs and blanks. */
const ONLY_NOTHING = /^(?:[^\p{L}\p{N}]*\b(?:undefined|null|NULL|NaN)\b)+[^\p{L}\p{N}]*$/u;

/** In a text whatever it comes from; the first match counts. */
const SIGNS: readonly (Omit<Accident, 'found'> & { readonly pattern: RegExp })[] = [
	{ pattern: /\[object [A-Z]\w*\]/u, why: OBJECT, isCertain: true },
	{ pattern: /\{\s?\[native code\]\s?\}/u, why: FUNCTION, isCertain: true },
	{
		// A form may well speak of an Invalid Date of Birth.
		pattern: /\bInvalid (?:Date(?:Time)?|Duration|Interval)\b(?! (?:of|[Ff]ormat|[Rr]ange)\b)/u,
		why: DATE,
		isCertain: true,
	},
	{ pattern: /\bInvalid date\b/u, why: DATE, isCertain: false },
	{ pattern: /\bundefined\b/u, why: NOTHING, isCertain: false },
	{ pattern: /\bnull\b/u, why: NOTHING, isCertain: false },
	{ pattern: /\bNaN\b/u, why: NOTHING, isCertain: false },
	{ pattern: /#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/u, why: CELL, isCertain: false },
];

const REFERENCE = /\$\{[^{}]*\}|\$(?:json|node|input|binary|vars)\b/u;

/**
 * What an expression left in a text that nobody meant to send, such as `[object Object]`, `Invalid
 * Date`, or `undefined` in the place of a name.
 *
 * @param isExpression whether the parameter is an expression: `{{ … }}` in another one is certain
 */
export function accidentsIn(text: string, isExpression: boolean): Accident[] {
	if (!SUSPECT.test(text)) return [];
	if (ONLY_NOTHING.test(text)) return [{ found: text.trim(), why: NOTHING, isCertain: true }];
	const accidents = SIGNS.flatMap(({ pattern, why, isCertain }) => {
		const found = pattern.exec(text)?.[0];
		return found === undefined ? [] : [{ found, why, isCertain }];
	});
	const braced = bracedIn(text);
	const found = braced ?? REFERENCE.exec(text)?.[0];
	if (found === undefined) return accidents;
	return braced === undefined || isExpression
		? [...accidents, { found, why: UNFILLED, isCertain: false }]
		: [...accidents, { found, why: BRACES, isCertain: true }];
}

/** The first `{{ … }}` of a text. */
function bracedIn(text: string): string | undefined {
	const start = text.indexOf('{{');
	const end = start < 0 ? -1 : text.indexOf('}}', start + 2);
	return end < 0 ? undefined : text.slice(start, end + 2);
}
