import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { InputProblem } from './parameters/inputProblem';
import { inputError } from './nodeErrors';
import type { Resources } from './operation';
import { Run } from './run';

/**
 * Runs the operation that the node's panel shows, for all input items.
 *
 * @throws NodeOperationError when there is no such operation, and what the operation throws
 */
export async function executeOperation(
	context: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = resources[resource]?.operations[name];
	if (operation === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`There is no operation '${name}' on '${resource}'`,
			{
				description: "Choose 'Resource' and 'Operation' again in the node.",
			},
		);
	}
	try {
		const run = new Run(context);
		const items = await operation.execute(run);
		run.conclude();
		return [items];
	} catch (cause) {
		// Options that count for all items are read before the first of them.
		throw cause instanceof InputProblem ? inputError(context.getNode(), cause, 0) : cause;
	}
}
