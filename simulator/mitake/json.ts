import { isUtf8 } from 'node:buffer';

import { isRecord } from '../base/control/controlError';

/** Strings are matched first, so that digits inside of them are left alone. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Reads UTF-8 JSON; undefined where it is none or holds something else than an object. */
export function readObject(bytes: Buffer): Record<string, unknown> | undefined {
	if (!isUtf8(bytes)) return undefined;
	return parseObject(bytes.toString('utf8'));
}

/**
 * The same with every bare number as the text that it was written as: ids of 18 digits do not
 * survive as JavaScript numbers.
 */
export function readObjectWithRawNumbers(bytes: Buffer): Record<string, unknown> | undefined {
	if (readObject(bytes) === undefined) return undefined;
	const quoted = bytes
		.toString('utf8')
		.replaceAll(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
	return parseObject(quoted);
}

function parseObject(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** A text field: null and a missing one are empty; undefined where it is something else. */
export function textField(source: Record<string, unknown>, name: string): string | undefined {
	const value = source[name] ?? '';
	return typeof value === 'string' ? value : undefined;
}

/** Characters, each counted once however many code units it takes. */
export function codePoints(text: string): number {
	return Array.from(text).length;
}
