import type { Readable } from 'node:stream';

/** A request as plain data: what a gateway builds, and what a test can look at. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	/** Absolute, without secrets where the vendor takes them in the body. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** A function is asked for the source when its turn has come, and {@link Connection} destroys it. */
	readonly body: string | Uint8Array | Readable | OpenBody | null;
}

/**
 * Opens what is to be sent. Many requests can wait for their turn; none of them holds a file until
 * then. One that rejects has opened nothing, and nothing was sent.
 */
export type OpenBody = () => Promise<Readable>;

/** Parameters in the order in which they go over the wire. */
export type WireParameters = Readonly<Record<string, string>>;

/**
 * A form request: every value percent-encoded exactly once, as UTF-8, blanks as `+`.
 *
 * @param url without a query of its own
 * @param method POST puts `parameters` into the body, GET into the query
 * @param query parameters that stand in the query whatever the method
 */
export function formRequest(
	url: string,
	method: 'GET' | 'POST',
	parameters: WireParameters,
	query: WireParameters = {},
): HttpRequest {
	if (method === 'GET') {
		return {
			method,
			url: withQuery(url, { ...query, ...parameters }),
			headers: {},
			body: null,
		};
	}
	return {
		method,
		url: withQuery(url, query),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: formEncoded(parameters),
	};
}

/** Joins a base URL, with or without a trailing slash, and a file name. */
export function joinUrl(base: string, file: string): string {
	return `${base.replace(/\/+$/u, '')}/${file}`;
}

/** Whether a text is an absolute address that HTTP can reach. */
export function isHttpUrl(text: string): boolean {
	return readHttpUrl(text) !== undefined;
}

/** An absolute address that HTTP can reach; undefined where a text is none. */
export function readHttpUrl(text: string): URL | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	return /^https?:$/u.test(url.protocol) ? url : undefined;
}

function withQuery(url: string, parameters: WireParameters): string {
	const query = formEncoded(parameters);
	return query === '' ? url : `${url}?${query}`;
}

function formEncoded(parameters: WireParameters): string {
	return Object.entries(parameters)
		.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
		.join('&');
}

/** What needs no encoding, such as most names and numbers, gets there faster without an encoder. */
function encoded(text: string): string {
	return /^[\w.*-]*$/u.test(text) ? text : new URLSearchParams({ '': text }).toString().slice(1);
}
