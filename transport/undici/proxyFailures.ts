import type { Failure } from '../../messaging/outcome';
import { isTlsCode } from '../failures';

const CHECK_ADDRESS = 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY in the environment of n8n.';

/** A variable of the environment holds no address of a proxy. Its value may have a password in it. */
export function badProxy(variable: string): Failure {
	return {
		code: 'BAD_PROXY',
		text: '',
		reason: `The environment variable ${variable} of n8n is not the address of a proxy`,
		advice: `Nothing was sent. ${variable} has to start with http:// or https://; characters such as @ and / in its user or password are percent-encoded.`,
		cause: 'configuration-invalid',
	};
}

/** The proxy wants to know who asks (407), to a tunnel or to a request. */
export function proxyAuthentication(): Failure {
	return {
		code: 'HTTP 407',
		// Its page may repeat what was sent to it.
		text: '',
		reason: 'The proxy on the way to the gateway did not accept its user or password, or got none',
		advice:
			"Nothing was sent to the gateway. Check the proxy's user and password in HTTP_PROXY or HTTPS_PROXY (http://user:password@host:port) in the environment of n8n.",
		cause: 'configuration-invalid',
	};
}

/** The proxy answered the request for a tunnel with anything but success. */
export function tunnelRefused(status: number): Failure {
	if (status === 407) return proxyAuthentication();
	const isFault = status >= 500;
	return {
		code: `HTTP ${status}`,
		text: '',
		reason: `The proxy opened no tunnel to the gateway: it answered with HTTP status ${status}`,
		advice: isFault
			? `Nothing was sent, so it is safe to run this again. The proxy may not reach the gateway. ${CHECK_ADDRESS}`
			: `Nothing was sent. The proxy may not allow the gateway's host or port: ask whoever runs it. ${CHECK_ADDRESS}`,
		cause: isFault ? 'temporarily-unavailable' : 'configuration-invalid',
	};
}

/** The proxy did not answer the request for a tunnel in time. */
export function tunnelTimedOut(milliseconds: number): Failure {
	return {
		code: 'PROXY_TIMEOUT',
		text: '',
		reason: `The proxy opened no tunnel to the gateway within ${milliseconds} ms`,
		advice: `Nothing was sent, so it is safe to run this again. ${CHECK_ADDRESS}`,
		cause: 'temporarily-unavailable',
	};
}

/** There is no connection to the proxy, or it ended, or said what is no HTTP, before there was a tunnel. */
export function proxyUnreachable(code: string, detail: string): Failure {
	const isTls = isTlsCode(code);
	return {
		code,
		text: detail,
		reason: isTls
			? "The proxy's TLS certificate or handshake was not accepted"
			: (reasons[code] ??
				(code.startsWith('HPE_')
					? 'The proxy answered with what is no HTTP'
					: 'The connection to the proxy could not be made')),
		advice: isTls
			? `Nothing was sent. ${CHECK_ADDRESS} This machine has to trust the proxy's certificate.`
			: `Nothing was sent, so it is safe to run this again. ${CHECK_ADDRESS}`,
		cause: 'temporarily-unavailable',
	};
}

const CLOSED = 'The proxy closed the connection before there was a tunnel to the gateway';
const TOO_LATE = 'The proxy did not answer the connection in time';

const reasons: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'The proxy refused the connection',
	ENOTFOUND: "The proxy's host name is not known to DNS",
	EAI_AGAIN: "The proxy's host name could not be looked up",
	UND_ERR_CONNECT_TIMEOUT: TOO_LATE,
	ETIMEDOUT: TOO_LATE,
	EHOSTUNREACH: 'The proxy cannot be reached from this network',
	ENETUNREACH: 'The proxy cannot be reached from this network',
	ECONNRESET: CLOSED,
	UND_ERR_SOCKET: CLOSED,
	EPIPE: CLOSED,
	UND_ERR_HEADERS_OVERFLOW: 'The proxy answered with headers that are too large',
};
