/** An object as JSON knows it. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at a path of keys and indexes; undefined where the path leads nowhere. */
export function at(value: unknown, ...path: ReadonlyArray<string | number>): unknown {
	let current = value;
	for (const key of path) {
		if (Array.isArray(current) && typeof key === 'number') current = current[key];
		else if (isObject(current)) current = current[key];
		else return undefined;
	}
	return current;
}

/** The text at a path; throws where there is none. */
export function textAt(value: unknown, ...path: ReadonlyArray<string | number>): string {
	const found = at(value, ...path);
	if (typeof found === 'string') return found;
	throw new Error(`No text at ${path.join('.')}: ${JSON.stringify(value ?? null).slice(0, 500)}`);
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: ReadonlyArray<string | number>): unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}
