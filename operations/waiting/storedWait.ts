import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { WAIT_KEY, WAIT_UNTIL } from './openWait';

/** What a waiting execution has stored, as its webhook sees it. */
export interface StoredWait {
	readonly key: string;
	/** When the time limit passes, as milliseconds since 1970. */
	readonly until: number;
	/**
	 * The results, as they go on when the time limit passes. Reading 500 of them takes n8n longer than
	 * everything else that a report sets off, so most calls do without.
	 */
	items(): readonly IDataObject[];
}

/** Reads what the node stored when it began to wait; undefined where it does not wait. */
export function readStoredWait(context: IWebhookFunctions): StoredWait | undefined {
	const node = expressionText(context.getNode().name);
	const stored = `$node[${node}].context`;
	const kept: unknown = context.evaluateExpression(
		`{{ [${stored}[${expressionText(WAIT_KEY)}], ${stored}[${expressionText(WAIT_UNTIL)}]] }}`,
		0,
	);
	if (!Array.isArray(kept)) return undefined;
	const values: readonly unknown[] = kept;
	const [key, until] = values;
	if (typeof key !== 'string' || typeof until !== 'number') return undefined;
	let known: readonly IDataObject[] | undefined;
	return { key, until, items: () => (known ??= readItems(context)) };
}

function readItems(context: IWebhookFunctions): readonly IDataObject[] {
	const items: unknown = context.evaluateExpression('{{ $input.all() }}', 0);
	return Array.isArray(items) ? items.map(jsonOf) : [];
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
