import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { coerce, hasExpression } from './coerce';
import { draggedField, ownField } from './draggedField';
import type { ParamsOf } from './paramsOf';

/** A field whose value differs from item to item. */
interface Varying {
	readonly field: INodeProperties;
	/** The field of the item that it is, where its expression says nothing else. */
	readonly dragged: string | undefined;
}

/**
 * Reads an operation's declared fields, each at most once per item: one expression costs n8n 40 to
 * 100 µs, more than all else that an item takes. An expression that only names a field of the item
 * is therefore not evaluated: the field is read. A field without an expression is read once for all items, and is then the same value for
 * all of them, by identity too.
 */
export class ParameterReader<const Fields extends readonly INodeProperties[]> {
	private readonly perItem: Varying[] = [];
	private readonly constant: INodeProperties[] = [];
	private readonly parameters: INodeParameters;
	private constants: Record<string, unknown> | undefined;
	private items: readonly INodeExecutionData[] | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		fields: Fields,
	) {
		const { parameters } = context.getNode();
		this.parameters = parameters;
		const names = new Set<string>();
		for (const field of fields) {
			// One that is there twice, for two states of the panel, is read once.
			if (field.type === 'notice' || names.has(field.name)) continue;
			names.add(field.name);
			const parameter = parameters[field.name];
			if (!hasExpression(parameter)) this.constant.push(field);
			else this.perItem.push({ field, dragged: draggedField(parameter) });
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
		for (const { field, dragged } of this.perItem) {
			values[field.name] = this.readOne(field, itemIndex, dragged);
		}
		// The declared fields are what `ParamsOf` was derived from, and `coerce` went by them.
		return values as ParamsOf<Fields>;
	}

	private readAll(fields: readonly INodeProperties[], itemIndex: number): Record<string, unknown> {
		return Object.fromEntries(fields.map((field) => [field.name, this.readOne(field, itemIndex)]));
	}

	private readOne(field: INodeProperties, itemIndex: number, dragged?: string): unknown {
		const own = dragged === undefined ? undefined : ownField(this.json(itemIndex), dragged);
		return coerce(
			field,
			own ?? this.context.getNodeParameter(field.name, itemIndex, field.default),
			this.parameters[field.name],
		);
	}

	private json(itemIndex: number): IDataObject | undefined {
		this.items ??= this.context.getInputData();
		return this.items[itemIndex]?.json;
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
