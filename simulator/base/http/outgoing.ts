import { type ClientRequest, type IncomingMessage, request, type RequestOptions } from 'node:http';
import { request as requestTls } from 'node:https';

/** What a server answered. */
export interface Answer {
	readonly status: number;
	/** The whole header as it came, or empty. */
	readonly contentType: string;
	readonly body: Buffer;
}

/** A whole answer, or why there is none. */
export type Exchange = { readonly answer: Answer } | { readonly failure: string };

/** What an exchange may take. */
export interface OutgoingLimits {
	/** How a failure names what was to come: an answer, a document. */
	readonly what: string;
	/** Real milliseconds from the start of the request to the end of the answer. */
	readonly timeoutMs: number;
	/** Bytes; a longer answer is not read to its end. */
	readonly largest: number;
}

/** The simulator's own requests that are under way. */
export class Outgoing {
	private readonly open = new Set<ClientRequest>();

	/** Never rejects: what goes wrong is the result. */
	async exchange(
		isTls: boolean,
		options: RequestOptions,
		body: string,
		limits: OutgoingLimits,
	): Promise<Exchange> {
		const { what, timeoutMs } = limits;
		const outgoing = isTls ? requestTls(options) : request(options);
		this.open.add(outgoing);
		const timer = setTimeout(() => {
			outgoing.destroy(new Error(`no ${what} within ${timeoutMs} ms`));
		}, timeoutMs);
		timer.unref();
		try {
			return await new Promise((resolve) => {
				const fail = (error: Error) => {
					resolve({ failure: reasonOf(error) });
				};
				// Stays for good: an error without a listener would end the process.
				outgoing.on('error', fail);
				outgoing.on('response', (incoming) => {
					incoming.on('error', fail);
					readAnswer(incoming, limits, resolve);
				});
				outgoing.end(body === '' ? undefined : body);
			});
		} finally {
			clearTimeout(timer);
			this.open.delete(outgoing);
		}
	}

	/** Ends every exchange. */
	close(): void {
		for (const outgoing of this.open) outgoing.destroy(new Error('the simulator was closed'));
	}
}

function readAnswer(
	incoming: IncomingMessage,
	{ what, largest }: OutgoingLimits,
	resolve: (exchange: Exchange) => void,
): void {
	const chunks: Buffer[] = [];
	let length = 0;
	incoming.on('data', (chunk: Buffer) => {
		length += chunk.length;
		chunks.push(chunk);
		if (length <= largest) return;
		resolve({ failure: `the ${what} is longer than ${largest} bytes` });
		incoming.destroy();
	});
	incoming.on('end', () => {
		const contentType = incoming.headers['content-type'] ?? '';
		const status = incoming.statusCode ?? 0;
		resolve({ answer: { status, contentType, body: Buffer.concat(chunks) } });
	});
}

function reasonOf(error: Error): string {
	if ('code' in error && typeof error.code === 'string') return `${error.code} ${error.message}`;
	return error.message;
}
