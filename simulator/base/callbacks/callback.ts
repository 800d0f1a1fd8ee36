import type { Answer } from '../http/outgoing';

/** `inOrder` behind all that waits for the same receiver; `random` anywhere among it. */
export type DeliveryOrder = 'inOrder' | 'random';

/** One HTTP request to a receiver, in every detail that may differ from copy to copy. */
export interface CallbackRequest {
	readonly method: 'GET' | 'POST';
	/** As it is to be called: nothing is decoded, re-encoded or added. */
	readonly url: string;
	/** The form, or whatever else the body of a POST is; empty for a GET. */
	readonly form: string;
	/** Content type of a POST; by default that of a form. */
	readonly contentType?: string | undefined;
}

/** Something a gateway has to tell a receiver. */
export interface Callback {
	/** The gateway's word for it, such as `report`; totals are kept by it. */
	readonly kind: string;
	readonly messageId: string | null;
	readonly recipient: string | null;
	/** One per copy. Every copy is delivered, and retried, whatever becomes of the others. */
	readonly requests: readonly CallbackRequest[];
	/** Why an answer is no acknowledgement; null where it is one. */
	readonly refusal: (answer: Answer) => string | null;
	readonly order: DeliveryOrder;
	/** Milliseconds of the simulator's clock before the first attempt. */
	readonly delayMs: number;
	/** How often a copy that was not acknowledged is sent again. */
	readonly retries: number;
}

/** One attempt to deliver one copy. Null stands for what has not happened, yet or at all. */
export interface CallbackAttempt {
	/** From 1, in the order of sending. */
	readonly id: number;
	/** The number of the callback it belongs to, from 1 in the order they fell due. */
	readonly callback: number;
	/** From 1. */
	readonly copy: number;
	/** From 1; higher numbers are retries. */
	readonly try: number;
	readonly kind: string;
	readonly messageId: string | null;
	readonly recipient: string | null;
	readonly method: string;
	readonly url: string;
	readonly form: string;
	/** HTTP status; null where there was no answer. */
	status: number | null;
	contentType: string | null;
	/** As UTF-8, its first 1,000 characters. */
	body: string | null;
	/** Whether the receiver acknowledged; null while the attempt is under way. */
	accepted: boolean | null;
	/** Why not; null where it did. */
	reason: string | null;
	/** ISO 8601, the simulator's clock. */
	readonly startedAt: string;
	endedAt: string | null;
	/** Real milliseconds. */
	elapsedMs: number | null;
}

/** What became of the callbacks of one kind. */
export interface CallbackTotals {
	/** Callbacks that fell due. */
	due: number;
	/** Callbacks that at least once got an HTTP answer, whichever. */
	delivered: number;
	/** Callbacks that at least one attempt was acknowledged for. */
	acknowledged: number;
	/** Callbacks that were never acknowledged and will not be tried again. */
	givenUp: number;
	attempts: number;
	/** Attempts beside the first of every callback: retries and copies. */
	repeats: number;
}

/** What is still to be done. */
export interface CallbackBacklog {
	/** Copies that wait for the simulator's clock: for their delay, or for a retry. */
	waiting: number;
	/** Copies that wait for a connection. */
	queued: number;
	inFlight: number;
}
