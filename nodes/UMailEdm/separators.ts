import { choiceInput } from '../../operations/parameters/fields';
import { InputProblem } from '../../operations/parameters/inputProblem';
import type { ParamsOf } from '../../operations/parameters/paramsOf';

/** What becomes of a value that contains what separates values on the wire. */
export const separatorInValuesField = choiceInput(
	'Separator in Values',
	'separatorInValues',
	'refuse',
	{
		description:
			'What to do with a value that contains a character which separates values when many go to U-Mail in one request',
		options: [
			{ name: 'Refuse', value: 'refuse', description: 'Refuse the item; the others go' },
			{
				name: 'Replace',
				value: 'replace',
				description: 'Make it a full-width character, and line breaks and tabs blanks',
			},
		],
	},
);

type Choice = ParamsOf<readonly [typeof separatorInValuesField]>['separatorInValues'];

interface Separator {
	readonly found: RegExp;
	readonly name: string;
	readonly replacement: string;
}

const SEPARATORS = {
	semicolon: { found: /;/gu, name: 'a semicolon (;)', replacement: '；' },
	comma: { found: /,/gu, name: 'a comma (,)', replacement: '，' },
	tab: { found: /\t/gu, name: 'a tab', replacement: ' ' },
	line: {
		found: /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu,
		name: 'a line break',
		replacement: ' ',
	},
} as const satisfies Record<string, Separator>;

/** Columns of a contact stand between semicolons, contacts on lines (4.9.2). */
export const CONTACT_SEPARATORS: readonly Separator[] = [
	SEPARATORS.semicolon,
	SEPARATORS.tab,
	SEPARATORS.line,
];

/** A subscriber's name stands behind a comma or a tab, subscribers between semicolons or on lines (4.13). */
export const SUBSCRIBER_SEPARATORS: readonly Separator[] = [
	SEPARATORS.comma,
	...CONTACT_SEPARATORS,
];

/**
 * A value that separates nothing.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it contains a separator and that is to be refused
 */
export function withoutSeparators(...args: Parameters<typeof separatedBy>): string {
	const [text, label] = args;
	wholeText(text, label);
	const value = separatedBy(...args);
	if (value instanceof InputProblem) throw value;
	return value;
}

/**
 * A text as it is.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it has half of an emoji, or of another rare character: a text was cut there,
 * and a question mark would arrive
 */
export function wholeText(text: unknown, label: string): void {
	if (typeof text !== 'string' || !/\p{Surrogate}/u.test(text)) return;
	throw new InputProblem(
		`'${label}' has half of an emoji, or of another rare character: the text was cut in the midst of it`,
	);
}

/** Like {@link withoutSeparators}, for rows of a file: what is to be refused is not thrown. */
export function separatedBy(
	value: string,
	label: string,
	choice: Choice,
	separators: readonly Separator[],
): string | InputProblem {
	let clean = value;
	for (const { found, name, replacement } of separators) {
		const replaced = clean.replace(found, replacement);
		if (replaced !== clean && choice === 'refuse') {
			return new InputProblem(
				`'${label}' contains ${name}, which separates values in U-Mail's format: take it out, or set 'Separator in Values' to Replace`,
			);
		}
		clean = replaced;
	}
	return clean;
}
