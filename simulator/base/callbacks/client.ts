import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as TlsAgent, request as requestHttps } from 'node:https';

import type { CallbackRequest, Exchange } from './callback';
import type { Target } from './target';

/** A longer answer is not read to its end. */
const LARGEST_ANSWER = 64 * 1024;
/** Shorter than what receivers keep idle connections for, so that none ends as it is reused. */
const IDLE_MS = 1_000;
const FORM = 'application/x-www-form-urlencoded';

/** Limits of one exchange. */
export interface ExchangeLimits {
	/** Real milliseconds from the start of the request to the end of the answer. */
	readonly timeoutMs: number;
	/** Connections to one receiver. */
	readonly maxConnections: number;
}

/** Calls receivers over connections that are kept alive. Follows no redirect. */
export class CallbackClient {
	private readonly plain = new Agent({ keepAlive: true, timeout: IDLE_MS });
	private readonly tls = new TlsAgent({ keepAlive: true, timeout: IDLE_MS });
	private readonly open = new Set<ClientRequest>();

	/** Never rejects: what goes wrong is the result. */
	async send(request: CallbackRequest, target: Target, limits: ExchangeLimits): Promise<Exchange> {
		const { method, form, contentType = FORM } = request;
		const agent = target.isTls ? this.tls : this.plain;
		// Connections above a limit that was lowered end as they fall idle.
		agent.maxSockets = limits.maxConnections;
		const headers = method === 'POST' ? { 'content-type': contentType } : {};
		const { hostname, port, path } = target;
		const options = { hostname, port, path, method, headers, agent };
		const outgoing = target.isTls ? requestHttps(options) : requestHttp(options);
		this.open.add(outgoing);
		const timer = setTimeout(() => {
			outgoing.destroy(new Error(`no answer within ${limits.timeoutMs} ms`));
		}, limits.timeoutMs);
		timer.unref();
		try {
			return await answerTo(outgoing, form);
		} finally {
			clearTimeout(timer);
			this.open.delete(outgoing);
		}
	}

	/** Ends every exchange and every connection. */
	close(): void {
		for (const outgoing of this.open) outgoing.destroy(new Error('the simulator was closed'));
		this.plain.destroy();
		this.tls.destroy();
	}
}

async function answerTo(outgoing: ClientRequest, form: string): Promise<Exchange> {
	return await new Promise((resolve) => {
		// Stays for good: an error without a listener would end the process.
		outgoing.on('error', (error) => {
			resolve({ failure: reasonOf(error) });
		});
		outgoing.on('response', (incoming) => {
			readAnswer(outgoing, incoming, resolve);
		});
		outgoing.end(form === '' ? undefined : form);
	});
}

function readAnswer(
	outgoing: ClientRequest,
	incoming: IncomingMessage,
	resolve: (exchange: Exchange) => void,
): void {
	const chunks: Buffer[] = [];
	let length = 0;
	incoming.on('data', (chunk: Buffer) => {
		length += chunk.length;
		chunks.push(chunk);
		if (length <= LARGEST_ANSWER) return;
		resolve({ failure: `the answer is longer than ${LARGEST_ANSWER} bytes` });
		outgoing.destroy();
	});
	incoming.on('end', () => {
		resolve({
			answer: {
				status: incoming.statusCode ?? 0,
				contentType: incoming.headers['content-type'] ?? '',
				body: Buffer.concat(chunks),
			},
		});
	});
	incoming.on('error', (error) => {
		resolve({ failure: reasonOf(error) });
	});
}

function reasonOf(error: Error): string {
	if ('code' in error && typeof error.code === 'string') return `${error.code} ${error.message}`;
	return error.message;
}
