import { InputProblem } from '../../operations/parameters/inputProblem';

/**
 * A text that must be there.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is blank
 */
export function notEmpty(text: string, label: string): string {
	if (text.trim() !== '') return text;
	throw new InputProblem(`'${label}' is empty`);
}
