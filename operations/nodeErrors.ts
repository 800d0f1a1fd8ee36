import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import type { Failure, Unaccepted } from '../messaging/outcome';
import { InputProblem } from './parameters/inputProblem';

/**
 * A gateway's refusal, silence or absence as n8n shows it: what happened and to which item in the
 * message, what to do next and the vendor's own code and text in the description.
 *
 * @param itemIndex undefined where there are no items, as in a trigger
 */
export function gatewayError(
	node: INode,
	{ failure }: Unaccepted,
	itemIndex: number | undefined,
	message = failure.reason,
): NodeApiError {
	const httpCode = /^HTTP (\d{3})$/u.exec(failure.code)?.[1];
	return new NodeApiError(
		node,
		// Without a `code` here: n8n would replace the message by one of its own.
		{ message },
		{
			message,
			description: descriptionOf(failure),
			...(itemIndex === undefined ? {} : { itemIndex }),
			...(httpCode === undefined ? {} : { httpCode }),
			...(failure.cause === undefined ? {} : { failure: { cause: failure.cause } }),
		},
	);
}

/** An input that cannot be used, or a defect, as n8n shows it. */
export function inputError(node: INode, cause: unknown, itemIndex: number): NodeOperationError {
	const message = problemOf(cause);
	return new NodeOperationError(node, message, {
		itemIndex,
		description:
			cause instanceof InputProblem
				? 'No request was made for this item. Correct it and run again.'
				: '',
		failure: { cause: 'configuration-invalid' },
	});
}

/** What an expression or a reader had to say. */
export function problemOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

function descriptionOf({ code, text, advice }: Failure): string {
	const vendor = text === '' ? `Code: ${code}` : `Code: ${code}, text: ${text}`;
	return advice === '' ? vendor : `${advice} ${vendor}`;
}
