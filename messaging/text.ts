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

/**
 * What a table has under a key. A vendor may write anything: the name of something that every object
 * inherits is no key of it.
 */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
