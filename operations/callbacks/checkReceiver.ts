import { NodeOperationError, type INode } from 'n8n-workflow';
import { problemOf } from '../nodeErrors';
import { addressFilter } from './addressFilter';

/**
 * Checks the options of a trigger before it listens.
 *
 * @throws NodeOperationError naming the option that cannot be used
 */
export function checkReceiver(
	node: INode,
	{ allowedAddresses = '', pathSecret = '' }: { allowedAddresses?: string; pathSecret?: string },
): void {
	try {
		addressFilter(allowedAddresses);
	} catch (cause) {
		throw new NodeOperationError(node, problemOf(cause));
	}
	if (pathSecret.trim() !== '' && !/^\s*[\w-]+\s*(?:,\s*[\w-]+\s*)?$/u.test(pathSecret)) {
		throw new NodeOperationError(
			node,
			"'Path Secret' can have letters, digits, dashes and underscores, and a comma between two",
		);
	}
}
