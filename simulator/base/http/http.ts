import type { IncomingMessage } from 'node:http';

import { type Field, mergeFields, readFields } from './form';

/** A request as it came over the wire, and its fields decoded exactly once. */
export interface ReceivedRequest {
	readonly method: string;
	/** Without the query string, not decoded. */
	readonly path: string;
	/** Without the question mark, byte for byte as latin1. */
	readonly rawQuery: string;
	readonly rawBody: Buffer;
	/** The whole header in lower case, or empty. */
	readonly contentType: string;
	readonly headers: IncomingMessage['headers'];
	/** IPv4 addresses in dotted form. */
	readonly remoteAddress: string;
	/** Query string and form body together, by lower-case name. */
	readonly fields: ReadonlyMap<string, Field>;
}

/** Above this the body is read no further: a file of some million contacts is still below. */
export const LARGEST_BODY = 256 * 1024 * 1024;

/** The body did not end: the client went away, or sent more than `LARGEST_BODY`. */
export class UnreadableBody extends Error {
	override readonly name = 'UnreadableBody';
}

/** Path and raw query string of a request line's target. */
export function splitTarget(target: string): { path: string; rawQuery: string } {
	const mark = target.indexOf('?');
	if (mark < 0) return { path: target, rawQuery: '' };
	return { path: target.slice(0, mark), rawQuery: target.slice(mark + 1) };
}

/**
 * Reads the whole body as bytes.
 * @throws UnreadableBody when it is cut short or too large.
 */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	return await new Promise((resolve, reject) => {
		message.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length > LARGEST_BODY) reject(new UnreadableBody('too large'));
			else chunks.push(chunk);
		});
		message.on('end', () => {
			resolve(Buffer.concat(chunks));
		});
		message.on('close', () => {
			reject(new UnreadableBody('cut short'));
		});
		message.on('error', reject);
	});
}

/**
 * Reads a request to its end. Only a body of type `application/x-www-form-urlencoded` has fields;
 * any other is kept as bytes.
 * @throws UnreadableBody when the body is cut short or too large.
 */
export async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
	const { path, rawQuery } = splitTarget(message.url ?? '/');
	const rawBody = await readBody(message);
	const contentType = (message.headers['content-type'] ?? '').toLowerCase();
	const isForm = contentType.split(';')[0]?.trim() === 'application/x-www-form-urlencoded';
	const form = isForm ? readFields(rawBody.toString('latin1'), 'form') : [];
	return {
		method: message.method ?? '',
		path,
		rawQuery,
		rawBody,
		contentType,
		headers: message.headers,
		remoteAddress: (message.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
		fields: mergeFields(readFields(rawQuery, 'query'), form),
	};
}
