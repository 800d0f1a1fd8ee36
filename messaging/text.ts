/** Characters of a value that an explanation repeats. */
const SHOWN = 100;

/** A value as an explanation repeats it, in single quotes: the beginning of one that is long. */
export function quoted(text: string): string {
	return `'${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}'`;
}

/**
 * A text without some characters at its end, in time linear in its length: a pattern such as `/\/+$/`
 * would look from each of many slashes to the last one again.
 *
 * @param characters each one UTF-16 unit
 * @example withoutTrailing('https://example.com//', '/') // 'https://example.com'
 */
export function withoutTrailing(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}
