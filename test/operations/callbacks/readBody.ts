import { once } from 'node:events';
import { parse } from 'node:querystring';
import type { Request } from 'express';

/** A body that n8n refuses before any node sees the call. */
export class Unprocessable extends Error {}

/**
 * Reads a body as n8n 2.41 does before it runs a webhook: the raw bytes first, then what it can
 * parse. It neither keeps the bytes of a multipart body nor knows charsets that Node does not.
 *
 * @throws Unprocessable where n8n answers 422
 */
export async function readBody(req: Request): Promise<void> {
	const [type = '', ...parameters] = (req.headers['content-type'] ?? '').split(';');
	const contentType = type.toLowerCase();
	const chunks: Uint8Array[] = [];
	req.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(req, 'end');
	if (contentType.startsWith('multipart/')) {
		req.body = { data: {}, files: {} };
		return;
	}
	req.rawBody = Buffer.concat(chunks);
	req.body = {};
	if (req.rawBody.length === 0) return;
	const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
	const encoding = charset?.trim().slice('charset='.length).toLowerCase() ?? 'utf-8';
	if (contentType === 'application/json') {
		req.body = parsedJson(textIn(req.rawBody, encoding));
	} else if (contentType === 'application/x-www-form-urlencoded') {
		req.body = parse(textIn(req.rawBody, encoding), undefined, undefined, { maxKeys: 1000 });
	} else if (contentType === 'text/plain') {
		req.body = textIn(req.rawBody, encoding);
	}
}

function textIn(bytes: Buffer, encoding: string): string {
	if (!Buffer.isEncoding(encoding)) throw new Unprocessable(`Unknown encoding: ${encoding}`);
	return bytes.toString(encoding).replace(/^\ufeff/u, '');
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Unprocessable('Failed to parse request body');
	}
}
