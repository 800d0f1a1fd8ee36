import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How a reply leaves: whole; the first half of the body and then the end of the connection;
 * `drip`, byte by byte; or `reset`, a connection reset without a single byte.
 */
export type Delivery = 'whole' | 'half' | 'drip' | 'reset';

/** A body that is made while it is sent, at the pace of the client, and never held in memory. */
export interface StreamedBody {
	readonly pieces: number;
	/** Makes one piece, `index` from 0. */
	readonly piece: (index: number) => Buffer;
}

export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
	/** Takes the place of `body`, and is sent without a Content-Length. */
	readonly stream?: StreamedBody;
	readonly delivery: Delivery;
	/** Real milliseconds before the first byte, beside the gateway's latency. */
	readonly delayMs: number;
	/** Real milliseconds between two bytes of a `drip`. */
	readonly dripMs: number;
}

/** A reply that leaves whole and at once. */
export function replyOf(status: number, contentType: string, body: string | Buffer): Reply {
	return {
		status,
		headers: contentType === '' ? {} : { 'content-type': contentType },
		body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
		delivery: 'whole',
		delayMs: 0,
		dripMs: 0,
	};
}

/**
 * Writes `reply` after its delay and `latencyMs`. Ends early, without complaint, when the
 * connection has gone, be it because the client left or because the server was closed.
 */
export async function sendReply(
	response: ServerResponse,
	reply: Reply,
	latencyMs: number,
): Promise<void> {
	const waitMs = latencyMs + reply.delayMs;
	const isLong = reply.delivery === 'drip' || reply.stream !== undefined;
	if (waitMs === 0 && !isLong) {
		write(response, reply);
		return;
	}
	const gone = new AbortController();
	response.once('close', () => {
		gone.abort();
	});
	try {
		if (waitMs > 0) await pause(waitMs, gone.signal);
		if (reply.stream !== undefined && reply.delivery !== 'reset') {
			await sendStream(response, reply, reply.stream, gone.signal);
		} else if (reply.delivery === 'drip') await drip(response, reply, gone.signal);
		else write(response, reply);
	} catch (error) {
		if (!gone.signal.aborted) throw error;
	}
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await sleep(ms, undefined, { signal, ref: false });
}

function halfOf(bytes: Buffer): Buffer {
	return bytes.subarray(0, Math.ceil(bytes.length / 2));
}

function writeHead(response: ServerResponse, { status, headers, body }: Reply): void {
	response.writeHead(status, { ...headers, 'content-length': body.length });
}

async function drip(response: ServerResponse, reply: Reply, gone: AbortSignal): Promise<void> {
	writeHead(response, reply);
	for (const byte of reply.body) {
		response.write(Buffer.of(byte));
		await pause(reply.dripMs, gone);
	}
	response.end();
}

function write(response: ServerResponse, reply: Reply): void {
	if (reply.delivery === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	writeHead(response, reply);
	if (reply.delivery === 'whole') {
		response.end(reply.body);
		return;
	}
	// Only once the half has been handed over: a destroyed socket drops what it still holds.
	response.write(halfOf(reply.body), () => response.socket?.destroy());
}

/** A `drip` goes piece by piece; `half` is half of the pieces, or of a single piece. */
async function sendStream(
	response: ServerResponse,
	{ status, headers, delivery, dripMs }: Reply,
	{ pieces, piece }: StreamedBody,
	gone: AbortSignal,
): Promise<void> {
	const isHalf = delivery === 'half';
	const last = isHalf && pieces > 1 ? Math.ceil(pieces / 2) : pieces;
	response.writeHead(status, headers);
	for (let index = 0; index < last; index++) {
		const bytes = piece(index);
		const part = isHalf && pieces === 1 ? halfOf(bytes) : bytes;
		const isRoomy = response.write(part);
		if (!isRoomy) await once(response, 'drain', { signal: gone });
		if (delivery === 'drip') await pause(dripMs, gone);
	}
	if (isHalf) response.write('', () => response.socket?.destroy());
	else response.end();
}

/** The same reply with `prefix` before its body. */
export function withPrefix(reply: Reply, prefix: Buffer): Reply {
	const { stream } = reply;
	if (stream === undefined) return { ...reply, body: Buffer.concat([prefix, reply.body]) };
	const piece = (index: number) => (index === 0 ? prefix : stream.piece(index - 1));
	return { ...reply, stream: { pieces: stream.pieces + 1, piece } };
}

/** The first half of a body as if it were all of it: to HTTP the reply is complete. */
export function firstHalf(reply: Reply): Reply {
	const { stream, body } = reply;
	if (stream === undefined) return { ...reply, body: halfOf(body) };
	if (stream.pieces > 1) {
		return { ...reply, stream: { ...stream, pieces: Math.ceil(stream.pieces / 2) } };
	}
	return { ...reply, stream: { ...stream, piece: (index) => halfOf(stream.piece(index)) } };
}
