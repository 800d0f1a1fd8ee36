/** No character, and controls but for blanks. */
const NO_TEXT = /\ufffd|(?!\s)\p{Cc}/gu;
const NOT_ASCII = /\P{ASCII}/gu;

/** How many characters of a text are none, or controls: U+FFFD stands for what could not be read. */
export function unreadableIn(text: string): number {
	return text.match(NO_TEXT)?.length ?? 0;
}

/**
 * Whether a text with U+FFFD was read in another charset than it was written in: most of what is not
 * ASCII is lost, and in most lines more than one character.
 */
export function isOfAnotherCharset(text: string): boolean {
	const lines = text.split('\n').map(losses);
	const damaged = lines.filter((lost) => lost > 0);
	const lost = damaged.reduce((sum, one) => sum + one, 0);
	const isMost = lost * 2 > (text.match(NOT_ASCII)?.length ?? 0);
	return isMost && damaged.filter((one) => one > 1).length * 2 > damaged.length;
}

/** How many characters of a text are U+FFFD. */
export function losses(text: string): number {
	return text.split('\ufffd').length - 1;
}
