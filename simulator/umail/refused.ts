/** The document has no words for these refusals: they are the simulator's own. */
export const NOT_FOUND = 'not_exist';

/** Ends an operation with an error `<result>`. */
export class Refused extends Error {
	override readonly name = 'Refused';

	/**
	 * @param status the word in `<status>`
	 * @param message the text in `<data>`
	 */
	constructor(
		readonly status: string,
		message: string,
	) {
		super(message);
	}
}

/** A parameter that is missing or not valid. */
export function badParameter(name: string): Refused {
	return new Refused('param_error', `参数错误: ${name}`);
}

/** Something named by an id that does not exist. */
export function unknownRecord(what: string): Refused {
	return new Refused(NOT_FOUND, `不存在: ${what}`);
}
