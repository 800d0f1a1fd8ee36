/** Something asked of the control API (or of its in-process twin) that it cannot do. */
export class ControlError extends Error {
	override readonly name = 'ControlError';

	constructor(
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}

/** Whether `value` is a JSON object (no array, no null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether this is a list; `Array.isArray` alone would make its members `any`. */
export function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value);
}

/** One of something or an array of them, as an array. */
export function listOf(value: unknown): readonly unknown[] {
	return isList(value) ? value : [value];
}
