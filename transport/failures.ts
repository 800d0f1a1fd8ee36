import type { Failure } from '../messaging/outcome';

const connectReasons: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'The gateway refused the connection',
	ENOTFOUND: "The gateway's host name is not known to DNS",
	EAI_AGAIN: "The gateway's host name could not be looked up",
	UND_ERR_CONNECT_TIMEOUT: 'The gateway did not answer the connection in time',
	ETIMEDOUT: 'The gateway did not answer the connection in time',
	EHOSTUNREACH: 'The gateway cannot be reached from this network',
	ENETUNREACH: 'The gateway cannot be reached from this network',
	ECONNRESET: 'The gateway closed the connection before anything was sent',
	UND_ERR_INVALID_ARG: 'The request has something in it that HTTP cannot carry',
};

/** Whether a code is one of TLS: of a certificate, or of the handshake. */
export function isTlsCode(code: string): boolean {
	return /TLS|SSL|CERT|SIGNED|VERIFY|LEAF/u.test(code);
}

/** Something that ended an exchange before its first byte left: DNS, refusal, TLS, a timeout. */
export function neverLeft(code: string, detail: string): Failure {
	const isTls = isTlsCode(code);
	const reason = isTls
		? "The gateway's TLS certificate or handshake was not accepted"
		: (connectReasons[code] ?? 'The connection to the gateway could not be made');
	return {
		code,
		text: detail,
		reason,
		advice: isTls
			? "Nothing was sent. Check the 'Base URL' of the credential, and that this machine trusts the certificate."
			: "Nothing was sent, so it is safe to run this again. Check the 'Base URL' of the credential, DNS, firewall and proxy.",
		cause: 'temporarily-unavailable',
	};
}

/** The instance's owner does not allow this address (n8n's protection against SSRF). */
export function blockedByInstance(detail: string): Failure {
	return {
		code: 'EGRESS_BLOCKED',
		text: detail,
		reason: 'This n8n does not allow requests to that address',
		advice:
			"Nothing was sent. Check the 'Base URL' of the credential, or ask the instance's owner.",
		cause: 'configuration-invalid',
	};
}

/** The address in the credential is not one, or has in it what no request can be made of. */
export function badUrl(
	detail: string,
	reason = 'The address of the gateway is not a URL',
): Failure {
	return {
		code: 'BAD_URL',
		text: detail,
		reason,
		advice:
			"Nothing was sent. Check the 'Base URL' of the credential: it starts with https:// or http:// and ends with the path of the API.",
		cause: 'configuration-invalid',
	};
}

/**
 * A field of the credential cannot travel where the vendor wants it.
 *
 * @param field as the panel shows it
 * @param reason what of it cannot, behind the name of the field
 */
export function badField(field: string, reason: string): Failure {
	return {
		code: 'BAD_CREDENTIAL',
		text: '',
		reason: `'${field}' ${reason}`,
		advice: `Nothing was sent. Correct '${field}' in the credential.`,
		cause: 'configuration-invalid',
	};
}

/** What was to be sent could not be read, before any of it left. */
export function sourceGone(detail: string): Failure {
	return {
		code: 'SOURCE_GONE',
		text: detail,
		reason: 'What was to be sent could not be read',
		advice: 'Nothing was sent. Check the binary data of the item.',
	};
}

/** The execution was stopped before this request left. */
export function stopped(): Failure {
	return {
		code: 'STOPPED',
		text: '',
		reason: 'The execution was stopped before this was sent',
		advice: 'Nothing was sent.',
	};
}

/** The execution was stopped while an answer was still arriving. */
export function interrupted(): Failure {
	return {
		code: 'STOPPED',
		text: '',
		reason: 'The execution was stopped before the answer was complete',
		advice: '',
	};
}

/** No answer, or not the whole of it, within the time that the user allows. */
export function timedOut(milliseconds: number, hasStarted: boolean): Failure {
	return {
		code: 'TIMEOUT',
		text: '',
		reason: hasStarted
			? `The gateway's answer was not complete within ${milliseconds} ms`
			: `The gateway did not answer within ${milliseconds} ms`,
		advice: '',
		cause: 'temporarily-unavailable',
	};
}

/** The connection ended after the request had begun to leave. */
export function brokenOff(code: string, detail: string, hasStarted: boolean): Failure {
	return {
		code,
		text: detail,
		reason: hasStarted
			? "The connection ended in the middle of the gateway's answer"
			: 'The connection ended before the gateway answered',
		advice: '',
		cause: 'temporarily-unavailable',
	};
}

/** The answer is larger than any true one can be: than so many bytes. */
export function tooLarge(limit: number): Failure {
	return {
		code: 'REPLY_TOO_LARGE',
		text: '',
		reason: `The gateway's answer is larger than ${sizeInWords(limit)}`,
		advice: '',
	};
}

/** In the largest unit of which it is a whole number. */
function sizeInWords(bytes: number): string {
	const units = ['bytes', 'KiB', 'MiB', 'GiB'];
	let size = bytes;
	while (units.length > 1 && size >= 1024 && size % 1024 === 0) {
		size /= 1024;
		units.shift();
	}
	return `${size} ${units[0] ?? ''}`;
}

/** The code of an answer that is known by its HTTP status alone. */
export function httpCode(status: number): string {
	return `HTTP ${status}`;
}

/** A redirect is reported and never followed: the first hop may have taken the message. */
export function redirected(status: number, target: string): Failure {
	return {
		code: httpCode(status),
		text: target,
		reason: `The gateway redirected the request to '${target}', which is not followed`,
		advice: `If that is the gateway's new address, enter it as 'Base URL' in the credential.`,
		cause: 'configuration-invalid',
	};
}

/** A complete answer that says nothing: a page, a server fault, an empty body. */
export function unreadable(status: number, excerpt: string, reason: string): Failure {
	return {
		code: httpCode(status),
		text: excerpt,
		reason,
		advice: '',
		...(status >= 500 ? { cause: 'temporarily-unavailable' as const } : {}),
	};
}
