import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { coerce } from './coerce';
import type { ParamsOf } from './paramsOf';

/**
 * Reads an operation's declared fields, each at most once per item: one expression costs n8n about
 * 42 µs. A field without an expression is read once for all items, and is then the same value for
 * all of them, by identity too.
 */
export class ParameterReader<const Fields extends readonly INodeProperties[]> {
	private readonly perItem: INodeProperties[] = [];
	private readonly constant: INodeProperties[] = [];
	private constants: Record<string, unknown> | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		fields: Fields,
	) {
		const { parameters } = context.getNode();
		for (const field of fields) {
			if (field.type === 'notice') continue;
			(hasExpression(parameters[field.name]) ? this.perItem : this.constant).push(field);
		}
	}

	/**
	 * The parameters of one item.
	 *
	 * @throws InputProblem when a value is not what its field declares, and whatever n8n throws for
	 * an expression that cannot be evaluated
	 */
	read(itemIndex: number): ParamsOf<Fields> {
		const values = { ...(this.constants ??= this.readAll(this.constant, itemIndex)) };
		for (const field of this.perItem) values[field.name] = this.readOne(field, itemIndex);
		// The declared fields are what `ParamsOf` was derived from, and `coerce` went by them.
		return values as ParamsOf<Fields>;
	}

	private readAll(fields: readonly INodeProperties[], itemIndex: number): Record<string, unknown> {
		return Object.fromEntries(fields.map((field) => [field.name, this.readOne(field, itemIndex)]));
	}

	private readOne(field: INodeProperties, itemIndex: number): unknown {
		return coerce(field, this.context.getNodeParameter(field.name, itemIndex, field.default));
	}
}

/**
 * Reads the declared fields of a node that has no items, such as a trigger.
 *
 * @throws InputProblem when a value is not what its field declares
 */
export function readParameters<const Fields extends readonly INodeProperties[]>(
	context: { getNodeParameter(name: string, fallback?: unknown): unknown },
	fields: Fields,
): ParamsOf<Fields> {
	const values: Record<string, unknown> = {};
	for (const field of fields) {
		if (field.type === 'notice') continue;
		values[field.name] = coerce(field, context.getNodeParameter(field.name, field.default));
	}
	return values as ParamsOf<Fields>;
}

/** n8n marks an expression with a leading equals sign, at any depth of a parameter. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
