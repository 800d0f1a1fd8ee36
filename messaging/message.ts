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

/** The vendor's own code and text, and the recipient where the vendor wrote one. */
export interface RawResult {
	readonly code: string | null;
	readonly text: string | null;
	readonly recipient?: string;
}

/** What is known about one message to one recipient: from a send, a query and a report alike. */
export interface MessageResult {
	/** Domestic `09########`, otherwise `+` and digits; null where it is no number or is not told. */
	recipient: string | null;
	/** The recipient as it was typed; null where nobody typed one, as in a report. */
	input: string | null;
	status: MessageStatus;
	/** Whether the gateway took the message; null when nobody can know. */
	accepted: boolean | null;
	/** Why it did not end well, in English; null when all is well. */
	reason: string | null;
	messageId: string | null;
	/** Whether `status` can still change. */
	isFinal: boolean;
	/** Points for this recipient, where the vendor says so. */
	points: number | null;
	/** Points for the whole request that this recipient was part of. */
	requestPoints: number | null;
	raw: RawResult;
}

/** What became of a message, and why. */
export type MessageState = Pick<MessageResult, 'status' | 'accepted' | 'reason' | 'isFinal'>;

/**
 * The result of a message, in the one order in which every result has its fields. What is not known
 * is null.
 *
 * @param own what not every result has, such as the vendor's own fields: they stand before `raw`
 */
export function messageResult<const Own extends object>(
	known: Pick<MessageResult, 'recipient'> & MessageState & Partial<MessageResult>,
	own: Own,
): MessageResult & Own {
	return {
		recipient: known.recipient,
		input: known.input ?? null,
		status: known.status,
		accepted: known.accepted,
		reason: known.reason,
		messageId: known.messageId ?? null,
		isFinal: known.isFinal,
		points: known.points ?? null,
		requestPoints: known.requestPoints ?? null,
		...own,
		raw: known.raw ?? { code: null, text: null },
	};
}

/** A result, or an item made of one, with further fields: `raw` stays the last. */
export function withFields<Known extends { readonly raw?: unknown }, const Own extends object>(
	{ raw, ...known }: Known,
	own: Own,
): Omit<Known, 'raw'> & Own & { raw: Known['raw'] } {
	return { ...known, ...own, raw };
}

const ended = {
	rejected: { status: 'rejected', accepted: false, isFinal: true },
	notSent: { status: 'failed', accepted: false, isFinal: true },
	unknown: { status: 'unknown', accepted: null, isFinal: false },
} as const;

const MAYBE_SENT =
	'It may have been sent and charged: look it up with the vendor before sending it again';

/** What became of a message whose request ended without being accepted. */
export function unacceptedState({ outcome, failure }: Unaccepted): MessageState {
	return {
		...ended[outcome],
		reason: sentence(outcome === 'unknown' ? maybeSent(failure) : failure),
	};
}

function maybeSent(failure: Failure): Failure {
	return { ...failure, reason: `${failure.reason}. ${MAYBE_SENT}` };
}

/** What became of a message that was refused here, before any request left. */
export function refusedState(reason: string): MessageState {
	return { ...ended.notSent, reason };
}

/** What became of a message that was left out because its recipient has the same message already. */
export function skippedState(reason: string): MessageState {
	return { ...ended.notSent, status: 'skipped', reason };
}

/** A failure as the one text a user reads: what happened, then how to go on. */
export function sentence({ reason, advice }: Failure): string {
	return advice === '' ? reason : `${reason}. ${advice}`;
}
