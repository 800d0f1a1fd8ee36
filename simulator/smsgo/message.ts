import type { Encoding } from './encoding';

/** A send request that passed every check. */
export interface Submission {
	readonly host: string;
	readonly numbers: readonly string[];
	readonly encoding: Encoding;
	/** As decoded from the request. */
	readonly text: string;
	/** As it came over the wire, percent-encoded. */
	readonly rawText: string;
	/** As the handset will show it. */
	readonly shownText: string;
	readonly truncated: boolean;
	readonly replaced: boolean;
	readonly parts: number;
	/** What the call costs altogether. */
	readonly points: number;
	readonly wapUrl: string;
	/** As given, or empty. */
	readonly dlvtime: string;
	/** The same in milliseconds since 1970; undefined sends at once. */
	readonly dueAt: number | undefined;
	/** URL for delivery reports; empty means none. */
	readonly response: string;
	/** URL for replies from handsets; empty where the call may or does not have one. */
	readonly replyurl: string;
	readonly replydays: number;
	/** Names of the request's fields that look encoded twice. */
	readonly doubleEncoded: readonly string[];
}

/** One recipient of a message. A number given twice is two recipients. */
export interface Recipient {
	readonly number: string;
	/** Null until it is final; queries then show the setting `pendingState`. */
	state: string | null;
	code: number;
	/** ISO 8601, the simulator's clock. */
	finalAt: string | null;
}

/** An accepted message: one id for all numbers of a call. */
export interface Message extends Submission {
	readonly msgid: string;
	/** ISO 8601, the simulator's clock. */
	readonly acceptedAt: string;
	/** When it left for the handsets; null while it waits for its delivery time. */
	sentAt: string | null;
	cancelled: boolean;
	readonly recipients: readonly Recipient[];
}

/** A recipient has reached a final state, or has changed from one to another. */
export interface FinalState {
	readonly message: Message;
	readonly recipient: Recipient;
	readonly state: string;
	readonly code: number;
}
