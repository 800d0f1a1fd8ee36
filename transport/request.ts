import type { Readable } from 'node:stream';
import type { Failure } from '../messaging/outcome';
import { withoutTrailing } from '../messaging/text';
import { badField, badUrl } from './failures';

/** A request as plain data: what a gateway builds, and what a test can look at. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	/** Absolute, without secrets where the vendor takes them in the body. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** A function is asked for the source when its turn has come, and {@link Connection} destroys it. */
	readonly body: string | Uint8Array | Readable | OpenBody | null;
	/** Why it cannot be made with this credential: then nothing is sent. */
	readonly problem?: Failure | undefined;
	/** What may be wrong with the credential, in a sentence: part of the advice where the gateway refuses it. */
	readonly doubt?: string | undefined;
	/** What of it must not be shown, beside the account's own secrets, whatever the gateway repeats. */
	readonly secrets?: readonly string[];
	/** Whether its answer is a secret itself, such as a token: nothing of its body is shown. */
	readonly isResponseSecret?: true;
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
	return `${withoutTrailing(base, '/')}/${file}`;
}

/**
 * An address with parameters at the end of its query, which it may have begun: encoded as
 * {@link formRequest} does it, in their order.
 *
 * @param url without a fragment
 */
export function withQuery(url: string, parameters: WireParameters): string {
	const query = formEncoded(parameters);
	return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** Whether a text is an absolute address that HTTP can reach. */
export function isHttpUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);
}

/** A folder of a path that is called like a file of a server. */
const PAGE = /\/([^/]+\.(?:aspx?|ashx|asmx|php\d?|jsp|do|cgi|html?))(?=\/)/iu;

/**
 * The address of a request, or why there is no way to it. {@link joinUrl} has put a file behind what
 * the user entered, and a query has no slash that is not encoded: one in it shows that what was
 * entered had a query of its own.
 */
export function addressOf(text: string): URL | Failure {
	if (!isHttpUrl(text)) return badUrl(withoutLogin(text));
	const url = new URL(text);
	if (url.username !== '' || url.password !== '') {
		return badUrl(url.host, "'Base URL' has a user or a password in it");
	}
	if (/[\s\p{Cc}]/u.test(text)) return badUrl(url.host, "'Base URL' has a blank in it");
	if (text.includes('#') || /[/?]/u.test(url.search.slice(1))) {
		return badUrl(url.host, "'Base URL' has something behind a # or a ? in it");
	}
	const page = PAGE.exec(url.pathname)?.[1];
	return page === undefined ? url : badUrl(url.host, inBaseUrl(page));
}

/** @param file what the gateway's own files must stand beside, and not behind */
export function inBaseUrl(file: string): string {
	return `'Base URL' has a file in it, '${file}', which has to be left out`;
}

/**
 * What the fields of a credential say of every request with it: a line break that was pasted along can
 * be part of none, and a blank at an end is seldom meant.
 *
 * @param fields what was entered, under the names that the panel shows
 */
export function credentialNotes(
	fields: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'problem' | 'doubt'> {
	const entries = Object.entries(fields);
	const broken = entries.find(([, value]) => /[\p{Cc}\u2028\u2029]/u.test(value));
	const blank = entries.find(([, value]) => value !== value.trim());
	return {
		problem:
			broken === undefined
				? undefined
				: badField(broken[0], 'has a line break in it, or another character that nobody types'),
		doubt:
			blank === undefined
				? undefined
				: `'${blank[0]}' in the credential begins or ends with a blank, which is sent as it is.`,
	};
}

/**
 * Why a field of a credential cannot be the value of a header, or part of one; undefined where it can.
 *
 * @param field as the panel shows it
 */
export function headerProblem(field: string, value: string): Failure | undefined {
	if (value !== value.trim()) return badField(field, 'begins or ends with a blank');
	return /[^\x20-\x7e]/u.test(value)
		? badField(field, 'has a character in it that an HTTP header cannot hold')
		: undefined;
}

/** Where an address is not one, there is no telling what of it is a password. */
function withoutLogin(text: string): string {
	const at = text.lastIndexOf('@');
	return at < 0 ? text : `***${text.slice(at)}`;
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
