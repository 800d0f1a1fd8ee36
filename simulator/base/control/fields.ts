import { ControlError, isList } from './controlError';

/** One declared property: what it is when nobody says, and what it may be. */
export interface Field<T> {
	readonly initial: T;
	/** Whether an object must have it. */
	readonly isNeeded?: boolean;
	/**
	 * @param value from outside, not undefined
	 * @param where names the property in the message of an error
	 * @param now what the property is at present
	 * @throws ControlError when it is not valid
	 */
	read(value: unknown, where: string, now: T): T;
}

/** A property without which an object is refused. */
export interface NeededField<T> extends Field<T> {
	readonly isNeeded: true;
}

/** What an integer may be, both ends included. */
export interface Range {
	readonly min: number;
	readonly max?: number;
}

export const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;

/** Milliseconds that somebody really waits. */
export const REAL_WAIT: Range = { min: 0, max: DAY_MS };
/** Milliseconds of the simulator's clock. */
export const WAIT: Range = { min: 0, max: YEAR_MS };
/** What setTimeout can wait. */
export const TIMEOUT: Range = { min: 1, max: 2 ** 31 - 1 };
export const FROM_0: Range = { min: 0 };
export const FROM_1: Range = { min: 1 };
/** A status code of a gateway. */
export const CODE: Range = { min: -9_999, max: 9_999 };
export const HTTP_STATUS: Range = { min: 200, max: 599 };

/** At least one character. */
export const SOME = /./;
export const HTTP_URL = /^https?:\/\/[^/?#]/i;
/** What may stand in a header. */
export const HEADER_VALUE = /^[\x20-\x7e]+$/;

function wrong(where: string, expected: string): ControlError {
	return new ControlError(`${where} must be ${expected}`);
}

function isWithin(value: unknown, { min, max = Number.MAX_SAFE_INTEGER }: Range): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
}

function rangeText({ min, max = Number.MAX_SAFE_INTEGER }: Range): string {
	return `from ${min} to ${max}`;
}

/** True or false. */
export function flag(initial: boolean): Field<boolean> {
	return {
		initial,
		read(value, where) {
			if (typeof value !== 'boolean') throw wrong(where, 'true or false');
			return value;
		},
	};
}

export function integer(initial: number, range: Range): Field<number> {
	return {
		initial,
		read(value, where) {
			if (!isWithin(value, range)) throw wrong(where, `an integer ${rangeText(range)}`);
			return value;
		},
	};
}

export function text(initial: string, pattern = /^/): Field<string> {
	return {
		initial,
		read(value, where) {
			if (typeof value === 'string' && pattern.test(value)) return value;
			throw wrong(where, `text that matches ${pattern.source}`);
		},
	};
}

/** One of these; the first is what it is when nobody says. */
export function oneOf<const T extends string | number>(
	allowed: readonly [T, ...(readonly T[])],
	initial: NoInfer<T> = allowed[0],
): Field<T> {
	return {
		initial,
		read(value, where) {
			const found = allowed.find((candidate) => candidate === value);
			if (found === undefined) throw wrong(where, `one of ${allowed.join(', ')}`);
			return found;
		},
	};
}

export function texts(initial: readonly string[]): Field<readonly string[]> {
	return listField(initial, 'an array of texts', (entry) => typeof entry === 'string');
}

export function integers(initial: readonly number[], range: Range): Field<readonly number[]> {
	const expected = `an array of integers ${rangeText(range)}`;
	return listField(initial, expected, (entry) => isWithin(entry, range));
}

function listField<T>(
	initial: readonly T[],
	expected: string,
	fits: (entry: unknown) => entry is T,
): Field<readonly T[]> {
	return {
		initial,
		read(value, where) {
			if (isList(value) && value.every(fits)) return value;
			throw wrong(where, expected);
		},
	};
}

/** The same, or null. */
export function orNull<T>(field: Field<T>, initial: T | null = null): Field<T | null> {
	return {
		initial,
		read: (value, where) => (value === null ? null : field.read(value, where, field.initial)),
	};
}

/** The same, or absent. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
	return {
		...field,
		initial: undefined,
		read: (value, where) => field.read(value, where, field.initial),
	};
}

/** The same, but not to be left out. */
export function needed<T>(field: Field<T>): NeededField<T> {
	return { ...field, isNeeded: true };
}
