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

/**
 * Whether two ids are one that a server keeps as a double, such as the document's own pair
 * 304934976469110784 and 304934976469110800: beyond 2^53 some digits are lost then.
 */
export function isRounded(one: string, other: string): boolean {
	const areNumbers = [one, other].every((id) => /^\d{16,19}$/u.test(id));
	return areNumbers && one !== other && Number(one) === Number(other);
}
