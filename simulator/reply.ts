import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How a reply leaves: whole; the first half of the body and then the end of the connection;
 * `drip`, byte by byte; or `reset`, a connection reset without a single byte.
 */
export type Delivery = 'whole' | 'half' | 'drip' | 'reset';

export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
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
	if (waitMs === 0 && reply.delivery !== 'drip') {
		write(response, reply);
		return;
	}
	const gone = new AbortController();
	response.once('close', () => {
		gone.abort();
	});
	try {
		if (waitMs > 0) await pause(waitMs, gone.signal);
		if (reply.delivery === 'drip') await drip(response, reply, gone.signal);
		else write(response, reply);
	} catch (error) {
		if (!gone.signal.aborted) throw error;
	}
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await sleep(ms, undefined, { signal, ref: false });
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
	const half = reply.body.subarray(0, Math.ceil(reply.body.length / 2));
	// Only once the half has been handed over: a destroyed socket drops what it still holds.
	response.write(half, () => response.socket?.destroy());
}
