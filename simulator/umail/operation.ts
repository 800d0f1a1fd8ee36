import type { Reply } from '../base/http/reply';
import type { ParameterPlaces, Parameters } from './parameters';

/** What came of a call. */
export interface Answer {
	readonly reply: Reply;
	/** The word in `<status>`; null for any other reply. */
	readonly status: string | null;
	readonly createdId?: string;
}

/** One call of the document: a file, and a `do` where the file has several. */
export interface Operation {
	/** The `do`, or the file without `.php`: the name that faults and the request log use. */
	readonly name: string;
	readonly file: string;
	readonly hasDo: boolean;
	readonly places: ParameterPlaces;
	/** Who may call it: `byUserType` the manager with `user_type=manager`, else the customer. */
	readonly caller: 'customer' | 'byUserType' | 'manager';
	readonly run: (parameters: Parameters) => Answer;
}

type Details = Partial<Pick<Operation, 'places' | 'caller'>>;

/** An operation that its file finds by `do`. */
export function operation(
	file: string,
	name: string,
	run: Operation['run'],
	{ places = {}, caller = 'customer' }: Details = {},
): Operation {
	return { name, file, hasDo: true, places, caller, run };
}

/** An operation that is all of its file; it may stand without `do`. */
export function soleOperation(name: string, run: Operation['run']): Operation {
	return { name, file: `${name}.php`, hasDo: false, places: {}, caller: 'customer', run };
}

/** Whether the document allows the body for any parameter of the operation. */
export function mayPost({ places }: Operation): boolean {
	return places.body !== undefined || places.either !== undefined;
}
