import { InputProblem } from '../../operations/parameters/inputProblem';

/** A collection of what an operation changes; the fields that go into it come beside. */
export const updateFields = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
} as const;

/**
 * What is to be changed: at least one field.
 *
 * @throws InputProblem when nothing was added
 */
export function someOf<Changes extends object>(changes: Changes): Changes {
	if (Object.keys(changes).length > 0) return changes;
	throw new InputProblem("'Update Fields' is empty: add what is to be changed");
}
