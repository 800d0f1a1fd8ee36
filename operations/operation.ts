import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Run } from './run';

/** How an operation stands in the panel, and among a node's actions. */
export interface Label {
	/** In 'Operation', such as `Get Balance`. */
	readonly name: string;
	/** In n8n's list of actions, such as `Get balance`. */
	readonly action: string;
	/** What it does: one sentence without a full stop, or several with one each. */
	readonly description: string;
}

/** One operation of a node: what its panel shows, and what it does with a run's items. */
export interface Operation extends Label {
	/** Where the vendor's document describes what it calls; absent where nothing is called. */
	readonly section?: string;
	readonly fields: readonly INodeProperties[];
	execute(run: Run): Promise<INodeExecutionData[]>;
}

/** What an operation's declaration says of the operation itself. */
export function labelOf({ name, action, description }: Label): Label {
	return { name, action, description };
}

/** The operations on one kind of thing. */
export interface Resource {
	/** In 'Resource', such as `Contact List`. */
	readonly name: string;
	/** By value, in the order of their names. */
	readonly operations: Readonly<Record<string, Operation>>;
	/** The value that the panel begins with. */
	readonly first: string;
}

/** The operations of a node by resource, in the order of the resources' names. */
export type Resources = Readonly<Record<string, Resource>>;

/** Declares a resource; its panel can only begin with an operation that it has. */
export function resource<const Names extends string>(
	name: string,
	operations: Readonly<Record<Names, Operation>>,
	first: NoInfer<Names>,
): Resource {
	return { name, operations, first };
}

/**
 * The panel of a node: its resources, their operations, and the fields of each operation, shown with
 * it only, and there only where their own `displayOptions` allow it.
 *
 * @param first the resource that the panel begins with
 * @example properties: [...panelOf(resources, 'sms')]
 */
export function panelOf<Names extends string>(
	resources: Readonly<Record<Names, Resource>>,
	first: NoInfer<Names>,
): INodeProperties[] {
	const all = Object.entries<Resource>(resources);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: first,
			options: all.map(([value, { name }]) => ({ name, value })),
		},
		...all.map(([value, one]) => choiceOf(value, one)),
		...all.flatMap(([value, { operations }]) =>
			Object.entries(operations).flatMap(([operation, { fields }]) =>
				fields.map((field) => shownWith(field, value, operation)),
			),
		),
	];
}

function choiceOf(resource: string, { operations, first }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		default: first,
		options: Object.entries(operations).map(
			([value, { name, action, description }]): INodePropertyOptions => ({
				name,
				value,
				action,
				description,
			}),
		),
	};
}

function shownWith(field: INodeProperties, resource: string, operation: string): INodeProperties {
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: [operation] },
		},
	};
}
