import type { Failure, Unaccepted } from './outcome';

/** What has become of a message, in one vocabulary for every vendor. */
export type MessageStatus =
	| 'queued'
	| 'sent'
	| 'scheduled'
	| 'delivered'
	| 'expired'
	| 'undeliverable'
	| 'rejected'
	| 'cancelled'
	| 'failed'
	| 'skipped'
	| 'unknown';

/** What is known about one message to one recipient: from a send, a query and a report alike. */
export interface MessageResult {
	/** Domestic `09########`, otherwise `+` and digits; null where it is no number or is not told. */
	recipient: string | null;
	messageId: string | null;
	/** Whether the gateway took the message; null when nobody can know. */
	accepted: boolean | null;
	status: MessageStatus;
	/** Whether `status` can still change. */
	isFinal: boolean;
	/** Why it did not end well, in English; null when all is well. */
	reason: string | null;
	/** Points for this recipient, where the vendor says so. */
	points: number | null;
	/** Points for the whole request that this recipient was part of. */
	requestPoints: number | null;
	/** The vendor's own code and text, and the recipient as it was typed. */
	raw: { code: string | null; text: string | null; recipient: string | null };
}

const ended = {
	rejected: { accepted: false, status: 'rejected', isFinal: true },
	notSent: { accepted: false, status: 'failed', isFinal: true },
	unknown: { accepted: null, status: 'unknown', isFinal: false },
} as const;

const MAYBE_SENT =
	'It may have been sent and charged: look it up with the vendor before sending it again';

/** The result of a message whose request ended without being accepted. */
export function unacceptedResult(
	recipient: string | null,
	typed: string,
	{ outcome, failure }: Unaccepted,
): MessageResult {
	return {
		recipient,
		messageId: null,
		...ended[outcome],
		reason: sentence(outcome === 'unknown' ? maybeSent(failure) : failure),
		points: null,
		requestPoints: null,
		raw: { code: failure.code, text: failure.text, recipient: typed },
	};
}

function maybeSent(failure: Failure): Failure {
	return { ...failure, reason: `${failure.reason}. ${MAYBE_SENT}` };
}

/** The result of a message that was refused here, before any request left. */
export function refusedResult(
	recipient: string | null,
	typed: string,
	reason: string,
): MessageResult {
	return {
		recipient,
		messageId: null,
		...ended.notSent,
		reason,
		points: null,
		requestPoints: null,
		raw: { code: null, text: null, recipient: typed },
	};
}

/** The result of a message that was left out because its recipient has the same message already. */
export function skippedResult(
	recipient: string | null,
	typed: string,
	reason: string,
): MessageResult {
	return { ...refusedResult(recipient, typed, reason), status: 'skipped' };
}

/** A failure as the one text a user reads: what happened, then how to go on. */
export function sentence({ reason, advice }: Failure): string {
	return advice === '' ? reason : `${reason}. ${advice}`;
}
