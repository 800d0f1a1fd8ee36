/** A batch or message id as Mitake gives it: digits, a UUID, or digits after a `#`. */
const ID = /^[\w#.-]{1,64}$/u;

/** Whether a text can be an id of Mitake's. */
export function isId(text: string): boolean {
	return ID.test(text);
}

/**
 * An id as JSON. Digits are a bare number, as in the document's queries, written from the text: a
 * JavaScript number would round 18 of them. What JSON cannot write as a number, such as a UUID or
 * `0000000001`, is a string.
 */
export function writeId(id: string): string {
	return /^(?:0|[1-9]\d*)$/u.test(id) ? id : JSON.stringify(id);
}

/** What two spellings of one id have in common: Mitake pads some of them with zeros. */
export function comparable(id: string): string {
	return /^\d+$/u.test(id) ? id.replace(/^0+(?=\d)/u, '') : id.toLowerCase();
}
