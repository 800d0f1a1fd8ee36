import { textReply } from '../proxy/rawHttp';
import { changed, replyWith, type Fault } from './fault';

/** Statuses by which HTTP itself says that a request was not processed (RFC 9110, 6585, 7540). */
export const UNPROCESSED = [405, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431] as const;

const REFUSED = `HTTP says that the request was not processed: ${UNPROCESSED.join(', ')}`;
const SERVER = 'The gateway answers with 500, 502, 503 or 504';
const CLIENT = 'The gateway answers with 400, 403 or 404';
const REDIRECT = 'A redirect (never followed)';
const page = (status: number): string =>
	`<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Sorry</h1></body></html>`;
const answered = (status: number, headers: Readonly<Record<string, string>> = {}) =>
	replyWith(() => textReply(status, page(status), headers));

/** What an HTTP status says. */
export const statuses: readonly Fault[] = [
	...UNPROCESSED.map((status): Fault => ({
		name: status === 429 ? '429 with Retry-After' : String(status),
		row: REFUSED,
		end: 'rejected',
		reaches: false,
		strike: answered(status, status === 429 ? { 'retry-after': '1' } : {}),
	})),
	{
		name: '429 over the answer of a request that was carried out',
		row: 'A status that contradicts the answer of the gateway itself',
		end: 'accepted',
		reaches: true,
		strike: changed((reply) => ({ ...reply, status: 429 })),
	},
	{
		name: '407 with a page',
		row: 'A proxy asks for a password (407)',
		end: 'notSent',
		reaches: false,
		strike: answered(407, { 'proxy-authenticate': 'Basic realm="proxy"' }),
	},
	{
		name: '407 without one',
		row: 'A proxy asks for a password (407)',
		end: 'notSent',
		reaches: false,
		strike: replyWith(() => textReply(407, '')),
	},
	{
		name: '401',
		row: 'The account is refused by HTTP (401)',
		end: 'unknown',
		reaches: false,
		strike: answered(401, { 'www-authenticate': 'Basic realm="gateway"' }),
	},
	...[400, 403, 404].map((status): Fault => ({
		name: String(status),
		row: CLIENT,
		end: 'unknown',
		reaches: false,
		strike: answered(status),
	})),
	...[500, 502, 503, 504].map((status): Fault => ({
		name: `${status}, and nothing is carried out`,
		row: SERVER,
		end: 'unknown',
		reaches: false,
		strike: answered(status, status === 503 ? { 'retry-after': '1' } : {}),
	})),
	{
		name: '500, and the request is carried out',
		row: SERVER,
		end: 'unknown',
		reaches: true,
		strike: changed(() => textReply(500, page(500))),
	},
	...[301, 302, 307, 308].map((status): Fault => ({
		name: `${status} to the same address`,
		row: REDIRECT,
		end: 'unknown',
		reaches: false,
		strike: replyWith(({ head: { target } }) => textReply(status, '', { location: target })),
	})),
	{
		name: '302 after the request was carried out',
		row: REDIRECT,
		end: 'unknown',
		reaches: true,
		strike: changed((_, { head: { target } }) => textReply(302, '', { location: target })),
	},
];
