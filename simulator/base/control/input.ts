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

/** What an integer may be, both ends included. */
export interface Range {
	min: number;
	max?: number;
}

/**
 * Reads a JSON object property by property: a property that is absent keeps its fallback, one of
 * the wrong type or one that nobody asked for is a `ControlError` that names it. Call `finish` last.
 */
export class ObjectReader {
	private readonly source: Record<string, unknown>;
	private readonly known = new Set<string>();

	constructor(
		value: unknown,
		private readonly what: string,
	) {
		if (!isRecord(value)) throw new ControlError(`${what} must be a JSON object`);
		this.source = value;
	}

	boolean<F>(name: string, fallback: F): boolean | F {
		const value = this.take(name);
		if (value === undefined) return fallback;
		if (typeof value !== 'boolean') throw this.wrong(name, 'true or false');
		return value;
	}

	integer<F>(name: string, fallback: F, range: Range): number | F {
		const value = this.take(name);
		if (value === undefined) return fallback;
		const { min, max = Number.MAX_SAFE_INTEGER } = range;
		if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
			throw this.wrong(name, `an integer from ${min} to ${max}`);
		}
		return value;
	}

	text<F>(name: string, fallback: F, pattern = /^/): string | F {
		const value = this.take(name);
		if (value === undefined) return fallback;
		if (typeof value !== 'string' || !pattern.test(value)) {
			throw this.wrong(name, `text that matches ${pattern.source}`);
		}
		return value;
	}

	texts<F>(name: string, fallback: F): readonly string[] | F {
		const isText = (entry: unknown) => typeof entry === 'string';
		return this.list(name, fallback, isText, 'an array of texts');
	}

	integers<F>(name: string, fallback: F, { min, max }: Required<Range>): readonly number[] | F {
		const fits = (entry: unknown): entry is number =>
			typeof entry === 'number' && Number.isSafeInteger(entry) && entry >= min && entry <= max;
		return this.list(name, fallback, fits, `an array of integers from ${min} to ${max}`);
	}

	/** Reads a property whose value has a reader of its own. */
	part<T>(name: string, fallback: T, read: (value: unknown) => T): T {
		const value = this.take(name);
		return value === undefined ? fallback : read(value);
	}

	oneOf<T extends string | number, F>(name: string, allowed: readonly T[], fallback: F): T | F {
		const value = this.take(name);
		if (value === undefined) return fallback;
		const found = allowed.find((candidate) => candidate === value);
		if (found === undefined) throw this.wrong(name, `one of ${allowed.join(', ')}`);
		return found;
	}

	integerOrNull(name: string, fallback: number | null, range: Range): number | null {
		return this.isNull(name) ? null : this.integer(name, fallback, range);
	}

	textOrNull(name: string, fallback: string | null, pattern = /^/): string | null {
		return this.isNull(name) ? null : this.text(name, fallback, pattern);
	}

	/** @throws ControlError when the object holds a property that was not read. */
	finish<T>(result: T): T {
		const stranger = Object.keys(this.source).find((name) => !this.known.has(name));
		if (stranger === undefined) return result;
		const known = [...this.known].join(', ');
		throw new ControlError(`${this.what} has no property '${stranger}'; it has ${known}`);
	}

	private list<T, F>(
		name: string,
		fallback: F,
		fits: (entry: unknown) => entry is T,
		expected: string,
	): readonly T[] | F {
		const value = this.take(name);
		if (value === undefined) return fallback;
		if (!Array.isArray(value)) throw this.wrong(name, expected);
		return value.map((entry: unknown) => {
			if (!fits(entry)) throw this.wrong(name, expected);
			return entry;
		});
	}

	private take(name: string): unknown {
		this.known.add(name);
		return this.source[name];
	}

	private isNull(name: string): boolean {
		return this.take(name) === null;
	}

	private wrong(name: string, expected: string): ControlError {
		return new ControlError(`'${name}' of ${this.what} must be ${expected}`);
	}
}
