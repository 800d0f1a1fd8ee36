import type { IDataObject } from 'n8n-workflow';
import type { Kind } from './subject';

/** A word for an item of the regular output, or for the result in one of the error output. */
export function wordOf(kind: Kind): (json: IDataObject) => string {
	switch (kind) {
		case 'send':
		case 'keyedSend':
			return ({ accepted, status }) => `${JSON.stringify(accepted)} ${textOf(status)}`;
		case 'token':
			// Whether no token is a refusal or nothing sent makes no difference to the message.
			return ({ accepted }) => JSON.stringify(accepted);
		case 'query':
			return ({ status }) => (status === 'unknown' ? 'no state' : 'state');
		case 'cancel':
			return ({ cancelled }) => `cancelled ${JSON.stringify(cancelled)}`;
		case 'lookBack':
			return ({ reason }) => (reason === null ? 'done' : 'done, not checked');
		default:
			return () => 'done';
	}
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** The same word for each row of a list, once. */
export function once(words: readonly string[]): string[] {
	return [...new Set(words)];
}
