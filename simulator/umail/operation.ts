import { type Endpoint, GET_OR_POST, type Outcome } from '../base/gateway/endpoint';
import type { ParameterPlaces, Parameters } from './parameters';
import type { UMailState } from './state';

/**
 * Carries a call out whose caller has been checked.
 * @throws Refused
 */
export type Run = (state: UMailState, parameters: Parameters) => Outcome;

/** One call of the document: a file, and a `do` where the file has several. */
export interface Operation extends Endpoint {
	/** Whether its name is a `do`; else it is all of its file, and may stand without. */
	readonly hasDo: boolean;
	readonly places: ParameterPlaces;
	/** Who may call it: `byUserType` the manager with `user_type=manager`, else the customer. */
	readonly caller: 'customer' | 'byUserType' | 'manager';
	readonly run: Run;
}

type Details = Partial<Pick<Operation, 'places' | 'caller'>>;

/** An operation that its file finds by `do`. */
export function operation(
	file: string,
	name: string,
	run: Run,
	{ places = {}, caller = 'customer' }: Details = {},
): Operation {
	return { name, paths: [file], methods: GET_OR_POST, hasDo: true, places, caller, run };
}

/** An operation that is all of its file, which is named like it. */
export function soleOperation(name: string, run: Run): Operation {
	return { ...operation(`${name}.php`, name, run), hasDo: false };
}

/** Whether the document allows the body for any parameter of the operation. */
export function mayPost({ places }: Operation): boolean {
	return places.body !== undefined || places.either !== undefined;
}
