import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { WAIT_KEY, WAIT_UNTIL } from './openWait';

/** What a waiting execution has stored, as its webhook sees it. */
export interface StoredWait {
	readonly key: string;
	/** When the time limit passes, as milliseconds since 1970. */
	readonly until: number;
	/** The results, as they go on when the time limit passes. */
	readonly items: readonly IDataObject[];
}

/** Reads what the node stored when it began to wait; undefined where it does not wait. */
export function readStoredWait(context: IWebhookFunctions): StoredWait | undefined {
	const node = expressionText(context.getNode().name);
	const kept = (name: string): unknown =>
		context.evaluateExpression(`{{ $node[${node}].context[${expressionText(name)}] }}`, 0);
	const key = kept(WAIT_KEY);
	const until = kept(WAIT_UNTIL);
	const items: unknown = context.evaluateExpression('{{ $input.all() }}', 0);
	if (typeof key !== 'string' || typeof until !== 'number' || !Array.isArray(items)) {
		return undefined;
	}
	return { key, until, items: items.map(jsonOf) };
}

/** A text in an expression: braces in it would end the expression. */
function expressionText(text: string): string {
	return JSON.stringify(text).replace(
		/[{}]/gu,
		(brace) => `\\u00${brace.charCodeAt(0).toString(16)}`,
	);
}

function jsonOf(item: unknown): IDataObject {
	const isItem = typeof item === 'object' && item !== null && 'json' in item;
	return isItem && isDataObject(item.json) ? item.json : {};
}

function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
