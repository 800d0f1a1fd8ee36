import type { ReceivedRequest } from '../base/http/http';
import { describeRequest, type RequestEntry } from '../base/gateway/requestLog';
import { headerOf } from './authorise';

/** One request to the gateway, without its token and secret. */
export interface MitakeRequestEntry extends RequestEntry {
	/** The headers by lower-case name; the token is `***`. */
	readonly headers: Readonly<Record<string, string>>;
	/** Bytes of the body, of which the log keeps the first 8,000. */
	readonly bodyLength: number;
}

const LOGGED_BODY = 8_000;
const SECRET = /("clientSecret"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi;

/** What the log takes from the request itself. */
export function describeMitakeRequest(request: ReceivedRequest) {
	const { authorization, ...others } = request.headers;
	const names = Object.keys(others).map((name) => [name, headerOf(others, name)] as const);
	const token = authorization === undefined ? {} : { authorization: maskToken(authorization) };
	return {
		...describeRequest(request, ['clientsecret']),
		body: request.rawBody.toString('latin1', 0, LOGGED_BODY).replaceAll(SECRET, '$1"***"'),
		bodyLength: request.rawBody.length,
		headers: { ...Object.fromEntries(names), ...token },
	};
}

/** Only the scheme stays. */
function maskToken(authorization: string): string {
	const blank = authorization.indexOf(' ');
	return blank < 0 ? '***' : `${authorization.slice(0, blank)} ***`;
}
