import { isObject } from './json';

/**
 * Reads the format in which n8n stores an execution: an array of values in which every object,
 * array and string stands once, and wherever one is used its index stands as text. Circles are
 * possible in it.
 */
export function parseFlatted(text: string): unknown {
	const input: unknown = JSON.parse(text);
	if (!Array.isArray(input)) throw new Error('Not in the flatted format');
	const entries: unknown[] = input;
	const revived = new Map<string, unknown>();
	const resolve = (value: unknown): unknown => {
		if (typeof value !== 'string') return value;
		if (revived.has(value)) return revived.get(value);
		const entry = entries[Number(value)];
		if (Array.isArray(entry)) {
			const list: unknown[] = [];
			revived.set(value, list);
			for (const element of entry) list.push(resolve(element));
			return list;
		}
		if (isObject(entry)) {
			const object: Record<string, unknown> = {};
			revived.set(value, object);
			for (const [key, element] of Object.entries(entry)) object[key] = resolve(element);
			return object;
		}
		return entry;
	};
	return resolve('0');
}
