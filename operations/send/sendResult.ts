import { type MessageResult, unacceptedResult } from '../../messaging/message';
import type { Unaccepted } from '../../messaging/outcome';

/** How one message to one recipient ended, as the user sees it and as the run judges it. */
export interface SendResult {
	readonly result: MessageResult;
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

/** The result of a unit whose request was not accepted. */
export function unacceptedSend(
	{ number, typed }: Pick<Unit, 'number' | 'typed'>,
	unaccepted: Unaccepted,
): SendResult {
	return { result: unacceptedResult(number, typed, unaccepted), unaccepted };
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
