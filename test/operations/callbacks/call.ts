import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** A call to a receiver, sent as it is written: nothing is encoded or normalised on the way. */
export interface Call {
	readonly method?: 'GET' | 'POST' | 'PUT' | 'HEAD';
	readonly body?: string | Uint8Array;
	readonly headers?: Readonly<Record<string, string>>;
	/** Hangs up when this is aborted; the answer is then an error. */
	readonly signal?: AbortSignal;
}

/** The answer to a call. */
export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** Calls a URL and reads the whole answer. */
export async function call(url: string, { body, ...options }: Call = {}): Promise<Answer> {
	const { hostname, port } = new URL(url);
	// Not from the URL object, which would encode what careless senders do not.
	const path = url.slice(url.indexOf('/', 'http://'.length));
	return await new Promise((resolve, reject) => {
		const sent = request(
			{ hostname: hostname.replace(/^\[|\]$/gu, ''), port, path, ...options },
			(response) => {
				response
					.toArray()
					.then((chunks: Buffer[]) => {
						resolve({
							status: response.statusCode ?? 0,
							headers: response.headers,
							body: Buffer.concat(chunks).toString('latin1'),
						});
					})
					.catch(reject);
			},
		);
		sent.on('error', reject).end(body);
	});
}

/** A form body, sent as browsers and gateways do. */
export function form(body: string | Uint8Array): Call {
	return {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	};
}
