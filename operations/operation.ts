import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Run } from './run';

/** One operation of a node: what its panel shows, and what it does with a run's items. */
export interface Operation {
	readonly fields: readonly INodeProperties[];
	execute(run: Run): Promise<INodeExecutionData[]>;
}

/** The operations of a node by resource and operation, as its panel names them. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * The fields of all operations, each shown with its own operation only, and there only where its own
 * `displayOptions` allow it.
 *
 * @example properties: [resourceField, ...operationChoices, ...fieldsOf(operations)]
 */
export function fieldsOf(operations: Operations): INodeProperties[] {
	return Object.entries(operations).flatMap(([resource, byName]) =>
		Object.entries(byName).flatMap(([operation, { fields }]) =>
			fields.map((field) => ({
				...field,
				displayOptions: {
					...field.displayOptions,
					show: { ...field.displayOptions?.show, resource: [resource], operation: [operation] },
				},
			})),
		),
	);
}
