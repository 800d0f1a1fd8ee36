/**
 * What a table has under a key. A vendor may write anything: the name of something that every object
 * inherits is no key of it.
 */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
