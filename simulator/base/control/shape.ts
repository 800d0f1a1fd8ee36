import { ControlError, isList, isRecord } from './controlError';
import type { Field, NeededField } from './fields';

/** Declared properties by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What an object of a shape holds. */
export type ValuesOf<F extends Fields> = {
	readonly [K in keyof F]: F[K]['initial'];
};

/** What may be said of it from outside: of a group, too, only what is named changes. */
export type InputOf<F extends Fields> = {
	readonly [K in keyof F as F[K] extends NeededField<unknown> ? K : never]: InputOfField<F[K]>;
} & {
	readonly [K in keyof F as F[K] extends NeededField<unknown> ? never : K]?:
		InputOfField<F[K]> | undefined;
};

type InputOfField<F extends Field<unknown>> = F extends Group<infer G> ? InputOf<G> : F['initial'];

interface Group<F extends Fields> extends Field<ValuesOf<F>> {
	readonly shape: Shape<F>;
}

/**
 * One value for each field. No mapped type can be inferred from the entries of an object: that each
 * property holds what its own field made is what this overload states.
 */
function valuesOf<F extends Fields>(
	fields: F,
	of: (name: string, field: Field<unknown>) => unknown,
): ValuesOf<F>;
function valuesOf(
	fields: Fields,
	of: (name: string, field: Field<unknown>) => unknown,
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, of(name, field)] as const),
	);
}

/**
 * What is wrong with properties taken together. As a method, so that a shape of some fields counts
 * as a shape of any.
 */
type Rule<F extends Fields> = { check(values: ValuesOf<F>): string | undefined }['check'];

/** A JSON object of which every property is declared once. */
export class Shape<F extends Fields> {
	/** All properties as they are when nobody says. */
	readonly initial: ValuesOf<F>;

	/**
	 * @param what names the object in messages: `the settings`
	 * @param problem what is wrong with valid properties taken together, if anything is
	 */
	constructor(
		readonly what: string,
		readonly fields: F,
		private readonly problem: Rule<F> = () => undefined,
	) {
		this.initial = valuesOf(fields, (_name, field) => field.initial);
	}

	/**
	 * Reads an object that came from anywhere; what it does not name stays as it is `now`.
	 * @throws ControlError when a needed property is absent, one is unknown, or one is not valid
	 */
	read(value: unknown, now: ValuesOf<F> = this.initial): ValuesOf<F> {
		const { what, fields } = this;
		if (!isRecord(value)) throw new ControlError(`${what} must be a JSON object`);
		const old: Readonly<Record<string, unknown>> = now;
		const values = valuesOf(fields, (name, field) => {
			const given = value[name];
			if (given === undefined) return old[name];
			return field.read(given, `'${name}' of ${what}`, old[name]);
		});
		const stranger = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
		if (stranger !== undefined) {
			const known = Object.keys(fields).join(', ');
			throw new ControlError(`${what} has no property '${stranger}'; it has ${known}`);
		}
		this.refuseIncomplete(value);
		const problem = this.problem(values);
		if (problem !== undefined) throw new ControlError(problem);
		return values;
	}

	/** The same shape as a property of another. */
	asField(): Group<F> {
		const { initial } = this;
		return { shape: this, initial, read: (value, _where, now) => this.read(value, now) };
	}

	/** An array of such objects as a property of another. */
	asList(): Field<readonly ValuesOf<F>[]> {
		return {
			initial: [],
			read: (value, where) => {
				if (!isList(value)) throw new ControlError(`${where} must be an array`);
				return value.map((entry) => this.read(entry));
			},
		};
	}

	private refuseIncomplete(value: Readonly<Record<string, unknown>>): void {
		const needed = Object.entries(this.fields).filter(([, { isNeeded }]) => isNeeded === true);
		const names = needed.map(([name]) => name);
		if (names.every((name) => value[name] !== undefined)) return;
		const list = names.map((name) => `'${name}'`).join(' and ');
		const subject = this.what.charAt(0).toUpperCase() + this.what.slice(1);
		const article = /^'[aeio]/.test(list) ? 'an ' : 'a ';
		throw new ControlError(`${subject} needs ${names.length === 1 ? article : ''}${list}`);
	}
}
