import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { parseLosslessJson, type Json } from '../../transport/decode/json';
import { UnreadableText } from '../../transport/decode/unreadable';
import { unreadable } from '../../transport/failures';
import type { Response } from '../../transport/response';
import { isBatchRefusal, readBatchCode } from './codes';
import { isId } from './ids';

/** A JSON object of Mitake's. Its numbers are the text that was received. */
export type MitakeRecord = Readonly<Record<string, Json>>;

/** The object that an answer is, whatever its HTTP status; undefined where it is none. */
export function recordOf(response: Response): MitakeRecord | undefined {
	try {
		const json = parseLosslessJson(response.text('big5'));
		return isRecord(json) ? json : undefined;
	} catch (cause) {
		if (cause instanceof UnreadableText) return undefined;
		throw cause;
	}
}

/** Whether a value is an object with fields. */
export function isRecord(value: Json | undefined): value is { [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list of messages in an answer, and what stands beside it. With a code that refuses all there is none. */
export function readBatch(
	response: Response,
): Outcome<{ readonly record: MitakeRecord; readonly messages: readonly MitakeRecord[] }> {
	const record = recordOf(response);
	const list = record === undefined ? undefined : fieldOf(record, 'messages');
	return record === undefined ||
		!Array.isArray(list) ||
		isBatchRefusal(textOf(record, 'code') ?? '')
		? unrecognised(response, record, 'messages')
		: accepted({ record, messages: list.filter(isRecord) });
}

/** A field's text, trimmed; undefined where it is missing, empty, or no text or number. */
export function textOf(record: MitakeRecord, name: string): string | undefined {
	const value = fieldOf(record, name);
	const text = typeof value === 'string' ? value.trim() : '';
	return text === '' ? undefined : text;
}

/** An id, digit by digit as it was received; null where there is none that can be asked for. */
export function idOf(record: MitakeRecord, name: string): string | null {
	const id = textOf(record, name);
	return id !== undefined && isId(id) ? id : null;
}

/** A count of points; null where it is none. */
export function pointsOf(record: MitakeRecord, name: string): number | null {
	const text = textOf(record, name);
	return text !== undefined && /^-?\d{1,15}(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}

/** By name, in whatever case: the document itself writes clientId, clientID and cID. */
export function fieldOf(record: MitakeRecord, name: string): Json | undefined {
	if (Object.hasOwn(record, name)) return record[name];
	const wanted = name.toLowerCase();
	return Object.entries(record).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/**
 * How an exchange ended whose answer is about the request as a whole: an error code (appendix 1), or
 * nothing that the vendor's documents have.
 *
 * @param lacking what a good answer would have had
 */
export function unrecognised<T>(
	response: Response,
	record: MitakeRecord | undefined,
	lacking: string,
): Outcome<T> {
	const code = record === undefined ? undefined : textOf(record, 'code');
	if (record !== undefined && code !== undefined) {
		const text = textOf(record, 'description') ?? '';
		const { isProven, failure } = readBatchCode(code, text, (shown) => response.show(shown));
		return isProven ? rejected(failure) : unknown(failure);
	}
	if (response.status === 401) return rejected(unauthorised(response));
	const reason =
		response.status === 200
			? `Mitake's answer ${record === undefined ? 'is no JSON object' : `has no ${lacking}`}`
			: `Mitake answered with HTTP status ${response.status}`;
	return unknown(unreadable(response.status, response.excerpt(), reason));
}

function unauthorised(response: Response) {
	return {
		code: 'HTTP 401',
		text: response.excerpt(),
		reason: 'Mitake refused the token, or the account and its password',
		advice: "Check 'Client ID' and 'Client Secret' in the credential.",
		cause: 'credential-invalid' as const,
	};
}
