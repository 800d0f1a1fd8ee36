import { accidentsIn } from '../../messaging/accidents';
import { controlsIn, countedNames, withoutControls } from '../../messaging/characters';
import { quoted } from '../../messaging/text';
import { choiceInput, switchInput } from '../parameters/fields';
import { InputProblem } from '../parameters/inputProblem';
import type { Run } from '../run';

export const checkTextField = choiceInput('Check Text', 'checkText', 'refuse', {
	description:
		'What becomes of a text that nobody can have meant: [object Object], Invalid Date, nothing but undefined, null or NaN, or {{ … }} where the field is no expression',
	options: [
		{ name: 'Off', value: 'off', description: 'Send it without a word' },
		{
			name: 'Refuse',
			value: 'refuse',
			description: 'Do not send it; null and its kind inside of another text get a hint',
		},
		{ name: 'Warn', value: 'warn', description: 'Send it, with a hint' },
	],
});

export const replaceTypographicField = switchInput(
	'Replace Typography',
	'replaceTypographic',
	false,
	'Whether to send no-break spaces, typographic quotes, dashes and dots as what is on a keyboard, and to leave out marks that show nothing. In a Chinese text its own punctuation stays.',
);

/** What becomes of a text that nobody can have meant. */
export type CheckText = 'off' | 'refuse' | 'warn';

/** A text of an item, and the parameter that has it. */
export interface Wording {
	readonly text: string;
	/** Of the parameter, in the node and in its panel. */
	readonly name: string;
	readonly label: string;
	readonly itemIndex: number;
}

/**
 * A text as it is to be sent: without controls that no handset shows. Hints say what was left out, and
 * what looks unmeant.
 *
 * @throws InputProblem when nobody can have meant the text, and 'Check Text' does not allow it
 */
export function worded(
	run: Run,
	{ text, name, label, itemIndex }: Wording,
	checkText: CheckText = 'refuse',
): string {
	const controls = controlsIn(text);
	if (controls.length > 0) {
		const names = countedNames(controls).join(', ');
		const message = `'${label}' has ${names}, which no handset shows: left out`;
		run.hintFirst(`${label} controls`, itemIndex, message);
	}
	const clean = controls.length > 0 ? withoutControls(text) : text;
	if (checkText !== 'off') {
		for (const { found, why, isCertain } of accidentsIn(clean, run.isExpression(name))) {
			if (isCertain && checkText === 'refuse') {
				throw new InputProblem(
					`'${label}' has ${quoted(found)}, which ${why}. To send it all the same, add the option 'Check Text' and choose Warn`,
				);
			}
			const message = `'${label}' has ${quoted(found)}, which ${why}. It was sent all the same`;
			run.hintFirst(`${label} ${why}`, itemIndex, message);
		}
	}
	return clean;
}
