import type { INodeProperties } from 'n8n-workflow';
import { UPDATE_FIELDS } from './fields';
import { InputProblem } from './inputProblem';

type Value = string | number | boolean | Value[] | { [name: string]: Value | undefined };

/** What stands for the value of a moment whose expression gave none: no text that anyone types. */
export const NO_MOMENT = '\0no moment';

/**
 * Turns what an expression returned into what its field declares, or says why it cannot.
 *
 * @param written the parameter as the workflow has it, with its expressions; only options that
 * decide when something goes depend on it
 * @throws InputProblem naming the field as the panel shows it
 */
export function coerce(field: INodeProperties, value: unknown, written?: unknown): Value {
	switch (field.type) {
		case 'number':
			return coerceNumber(field, value);
		case 'boolean':
			return coerceSwitch(field, value);
		case 'options':
			return coerceChoice(field, value);
		case 'multiOptions':
			return isBlank(value) ? [] : [value].flat().map((choice) => coerceOneOf(field, choice));
		case 'collection':
			return coerceGroup(properties(field.options), changesOf(field, value), written);
		case 'fixedCollection':
			return coerceGroups(field, value);
		case 'resourceLocator':
			return coerceLocator(field, value);
		default:
			return coerceText(field, value);
	}
}

function coerceText(field: INodeProperties, value: unknown): string {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'bigint') {
		// Beyond 2^53 the digits have been rounded before they came here.
		if (Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER || typeof value === 'bigint') {
			return String(value);
		}
		throw new InputProblem(
			`'${field.displayName}' is the number ${value}, whose digits are not exact: pass it as text, in quotes`,
		);
	}
	if (field.typeOptions?.['acceptsList'] === true && Array.isArray(value)) {
		return value.map((entry: unknown) => coerceText(field, entry)).join('\n');
	}
	const instant = field.type === 'dateTime' ? instantOf(value) : Number.NaN;
	if (!Number.isNaN(instant)) return new Date(instant).toISOString();
	throw new InputProblem(
		`'${field.displayName}' must be ${field.type === 'dateTime' ? 'a date' : 'text'}, not ${describe(value)}`,
	);
}

/** Both a Date and a Luxon DateTime, of whichever copy of Luxon, are numbers; NaN for all else. */
export function instantOf(value: unknown): number {
	if (typeof value !== 'object' || Array.isArray(value)) return Number.NaN;
	try {
		return new Date(Number(value)).getTime();
	} catch {
		// An object can have anything under the name of what makes a number of it.
		return Number.NaN;
	}
}

/** A spreadsheet's TRUE and FALSE count; to take anything else for "no" would be a guess. */
function coerceSwitch(field: INodeProperties, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (isBlank(value)) return false;
	const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (word === 'true' || word === 1 || word === '1') return true;
	if (word === 'false' || word === 0 || word === '0') return false;
	throw new InputProblem(`'${field.displayName}' must be true or false, not ${describe(value)}`);
}

function coerceNumber(field: INodeProperties, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
	if (typeof number !== 'number' || Number.isNaN(number)) {
		throw new InputProblem(`'${field.displayName}' must be a number, not ${describe(value)}`);
	}
	if (number < minValue || number > maxValue) {
		const range = maxValue === Infinity ? `${minValue} or more` : `${minValue} to ${maxValue}`;
		throw new InputProblem(`'${field.displayName}' is ${number}; it can be ${range}`);
	}
	if (field.typeOptions?.numberPrecision === 0 && !Number.isInteger(number)) {
		throw new InputProblem(`'${field.displayName}' is ${number}; it can be whole numbers only`);
	}
	return number;
}

function coerceChoice(field: INodeProperties, value: unknown): string | number | boolean {
	const choices = (field.options ?? []).flatMap((option) =>
		'value' in option ? [option.value] : [],
	);
	const choice = choices.find((candidate) => candidate === value);
	if (choice !== undefined) return choice;
	const named = choices.filter((candidate) => candidate !== '').join(', ');
	const orEmpty = choices.includes('') ? ', or empty' : '';
	throw new InputProblem(
		`'${field.displayName}' is ${describe(value)}; it can be ${named}${orEmpty}`,
	);
}

/** What the editor loads while its user chooses is not declared, and not looked up again here. */
function coerceOneOf(field: INodeProperties, value: unknown): string | number | boolean {
	const isLoaded = field.typeOptions?.loadOptionsMethod !== undefined;
	return isLoaded ? coerceText(field, value) : coerceChoice(field, value);
}

/** What is to be changed: an expression that found nothing must not wipe what is there. */
function changesOf({ name }: INodeProperties, value: unknown): unknown {
	if (name !== UPDATE_FIELDS || !isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([, given]) => given !== null));
}

function coerceGroup(
	fields: readonly INodeProperties[],
	value: unknown,
	written?: unknown,
): Record<string, Value> {
	const group: Record<string, Value> = {};
	if (!isRecord(value)) return group;
	for (const field of fields) {
		const given = value[field.name];
		if (isMissingMoment(field, given, written)) group[field.name] = NO_MOMENT;
		else if (given !== undefined) group[field.name] = coerce(field, given);
	}
	return group;
}

/** An empty field means "now"; an expression that gave nothing means that something went wrong. */
function isMissingMoment(
	{ name, typeOptions }: INodeProperties,
	given: unknown,
	written: unknown,
): boolean {
	if (typeOptions?.['isMoment'] !== true) return false;
	if (!isBlank(typeof given === 'string' ? given.trim() : given)) return false;
	return isRecord(written) && hasExpression(written[name]);
}

/** n8n marks an expression with a leading equals sign, at any depth of a parameter. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

function coerceGroups(field: INodeProperties, value: unknown): Record<string, Value> {
	const groups: Record<string, Value> = {};
	if (!isRecord(value)) return groups;
	for (const option of field.options ?? []) {
		if ('values' in option && isRecord(value[option.name])) {
			groups[option.name] = withDefaults(
				option.values,
				coerceGroup(option.values, value[option.name]),
			);
		}
	}
	return groups;
}

function withDefaults(
	fields: readonly INodeProperties[],
	group: Record<string, Value>,
): Record<string, Value> {
	for (const field of fields) group[field.name] ??= coerce(field, field.default);
	return group;
}

/** What an expression put in the place of the whole locator counts for the way it starts with. */
function coerceLocator(field: INodeProperties, value: unknown): Record<string, Value> {
	const initial: unknown = field.default;
	const { mode, value: chosen } = isRecord(value)
		? value
		: { mode: isRecord(initial) ? initial['mode'] : undefined, value };
	const modes = (field.modes ?? []).map(({ name }) => name);
	const known = modes.find((name) => name === mode);
	if (known === undefined) {
		throw new InputProblem(
			`'${field.displayName}' is chosen by ${describe(mode)}; it can be ${modes.join(', ')}`,
		);
	}
	return { mode: known, value: coerceText(field, chosen).trim() };
}

function properties(options: INodeProperties['options']): INodeProperties[] {
	return (options ?? []).filter((option): option is INodeProperties => 'type' in option);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: unknown): value is null | undefined | '' {
	return value === null || value === undefined || value === '';
}

function describe(value: unknown): string {
	if (isBlank(value)) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'an object';
	return typeof value === 'string' || typeof value === 'number'
		? `'${value}'`
		: `a ${typeof value}`;
}
