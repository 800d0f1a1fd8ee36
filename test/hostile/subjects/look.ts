import type { IDataObject } from 'n8n-workflow';
import type { NodeOutput } from '../../engine/engine';
import { visibleText } from './visibleText';

/** What a user gets to see of a run. */
export interface Looked {
	/** What the node threw. */
	readonly error: { readonly class: string; readonly item: number | null } | null;
	/** A word for each item on the regular output. */
	readonly items: readonly string[];
	/** The same for the error output. */
	readonly routed: readonly string[];
	readonly hasHint: boolean;
	/** What is said about whether it is safe to run again. */
	readonly says: 'maybe done' | 'nothing sent' | '';
	/** Everything that is visible, stacks and causes included. */
	readonly text: string;
}

/** The class and the item of what was thrown; n8n stores an error as a plain object with its name. */
export function errorOf(error: unknown): Looked['error'] {
	if (error === undefined || error === null) return null;
	if (!isObject(error)) return { class: typeof error, item: null };
	const { name, context } = error;
	const item = isObject(context) ? context['itemIndex'] : null;
	return {
		class: typeof name === 'string' ? name : 'without a name',
		item: typeof item === 'number' ? item : null,
	};
}

/** What is said about whether it is safe to run again. */
export function saidIn(text: string): Looked['says'] {
	if (/may have been (?:sent|carried out)/iu.test(text)) return 'maybe done';
	return /nothing was sent/iu.test(text) ? 'nothing sent' : '';
}

/**
 * Looks at what came out of a node.
 *
 * @param wordOf a word for an item
 */
export function lookAt(output: NodeOutput, wordOf: (json: IDataObject) => string): Looked {
	const { main, errors, error, hints } = output;
	const text = visibleText({ main, errors, error, hints });
	return {
		error: errorOf(error),
		items: main.map(({ json }) => wordOf(json)),
		routed: errors.map(({ json }) => routedWord(json, wordOf)),
		hasHint: hints.length > 0,
		says: saidIn(text),
		text,
	};
}

/** What is routed has `error` beside its details, and n8n adds what it came from. */
function routedWord(json: IDataObject, wordOf: (json: IDataObject) => string): string {
	const { error, details } = json;
	if (typeof error !== 'string' || error === '') return 'without a reason';
	const isResult = isObject(details) && 'accepted' in details;
	return isResult ? wordOf(details) : 'error';
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
