/** Why something cannot go on, in the words n8n reads from an error's `failure`. */
export type FailureCause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** What happened to a message or an exchange that did not end well. */
export interface Failure {
	/** The vendor's code, or one of the transport such as `ECONNREFUSED`, `HTTP 502`, `TIMEOUT`. */
	readonly code: string;
	/** The vendor's own text, untouched; empty when there is none. */
	readonly text: string;
	/** What happened, in English: one sentence without a full stop. */
	readonly reason: string;
	/** What the user can do about it, in whole sentences. */
	readonly advice: string;
	readonly cause?: FailureCause;
	/** HTTP itself says that the request was not processed: unlike a vendor's refusal, it may be tried again. */
	readonly isUnprocessed?: true;
	/** Seconds for which the gateway asks to be left alone. */
	readonly retryAfter?: number;
}

/** What a table of a vendor's codes says of one. */
export type CodeMeaning = Pick<Failure, 'reason' | 'advice' | 'cause'>;

/** The vendor took the request. */
export interface Accepted<T> {
	readonly outcome: 'accepted';
	readonly value: T;
}

/**
 * The other three ends of an exchange:
 * - `rejected`: the vendor refused, provably and with its own code;
 * - `notSent`: provably nothing left this machine (refused, DNS, TLS): the only one to repeat;
 * - `unknown`: it may have been taken and charged. Never repeated without an idempotency key.
 */
export interface Unaccepted {
	readonly outcome: 'rejected' | 'notSent' | 'unknown';
	readonly failure: Failure;
}

/** How an exchange with a gateway ended. There is no fifth way. */
export type Outcome<T> = Accepted<T> | Unaccepted;

export function accepted<T>(value: T): Accepted<T> {
	return { outcome: 'accepted', value };
}

export function rejected(failure: Failure): Unaccepted {
	return { outcome: 'rejected', failure };
}

export function notSent(failure: Failure): Unaccepted {
	return { outcome: 'notSent', failure };
}

export function unknown(failure: Failure): Unaccepted {
	return { outcome: 'unknown', failure };
}
