import { InputProblem } from '../../operations/parameters/inputProblem';

/**
 * What is to be changed: at least one field.
 *
 * @throws InputProblem when nothing was added
 */
export function someOf<Changes extends object>(changes: Changes): Changes {
	if (Object.keys(changes).length > 0) return changes;
	throw new InputProblem("'Update Fields' is empty: add what is to be changed");
}
