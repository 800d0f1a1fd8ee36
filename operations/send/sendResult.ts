import { messageResult, unacceptedState, type MessageResult } from '../../messaging/message';
import type { Unaccepted } from '../../messaging/outcome';

/** What the result of a send has beside what every result has; the vendor's own fields follow. */
export interface SentFields {
	/** When it will go, as ISO 8601 with +08:00; null where it goes now, or not at all. */
	readonly scheduledAt: string | null;
}

/** How one message to one recipient ended, as the user sees it and as the run judges it. */
export interface SendResult {
	readonly result: MessageResult & SentFields;
	/** How its request ended, where that was not well; absent too where no request was made. */
	readonly unaccepted?: Unaccepted;
}

/** A recipient on its way: canonical, and as it was typed. */
export interface Unit {
	readonly number: string;
	readonly typed: string;
	/** The same on every try of the same message; null where the vendor knows none. */
	readonly idempotencyKey: string | null;
}

/**
 * The result of a unit whose request was not accepted.
 *
 * @param own the fields of a send, as they would be had it been accepted
 */
export function unacceptedSend(
	{ number, typed }: Pick<Unit, 'number' | 'typed'>,
	unaccepted: Unaccepted,
	own: SentFields,
): SendResult {
	const { code, text } = unaccepted.failure;
	const known = { recipient: number, input: typed, raw: { code, text } };
	// What was refused will not go at any time.
	const fields = unaccepted.outcome === 'unknown' ? own : { ...own, scheduledAt: null };
	return {
		result: messageResult({ ...known, ...unacceptedState(unaccepted) }, fields),
		unaccepted,
	};
}

/** Whether a result counts as not accepted; what was skipped counts as neither. */
export function isUnaccepted({ accepted, status }: MessageResult): boolean {
	return accepted !== true && status !== 'skipped';
}

/** A message to one recipient, by its place in an execution. */
export interface Place {
	readonly itemIndex: number;
	readonly position: number;
	/** Canonical. */
	readonly number: string;
}
