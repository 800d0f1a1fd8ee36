import { isId } from '../../../gateways/mitake/ids';
import { textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';

export const batchIdField = textInput('Batch ID', 'batchId', {
	required: true,
	placeholder: 'e.g. 304934976469110784',
	description:
		"The 'batchId' that sending returned, as text: a number of 18 digits would be rounded",
});

/**
 * Checks an id: any text that Mitake can have given, digit by digit.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is none
 */
export function readId(text: string, label: string): string {
	const id = text.trim();
	if (id === '') throw new InputProblem(`'${label}' is empty`);
	if (/^\d(?:\.\d+)?e\+?\d+$/iu.test(id)) {
		throw new InputProblem(
			`'${label}' is '${id}', a number whose digits are not exact: pass it as text, in quotes`,
		);
	}
	if (isId(id)) return id;
	throw new InputProblem(`'${label}' has '${id}', which is not an ID of Mitake`);
}

/**
 * Reads a list of ids, separated by commas, semicolons, blanks or new lines.
 *
 * @throws InputProblem when one is none, or there are none
 */
export function readIds(list: string, label: string): string[] {
	const ids = list.split(/[\s,;，；、]+/u).filter((id) => id !== '');
	if (ids.length === 0) throw new InputProblem(`'${label}' is empty`);
	return ids.map((id) => readId(id, label));
}
