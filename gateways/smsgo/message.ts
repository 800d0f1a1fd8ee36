import type { SmsgoEncoding } from './encoding';

/** "No more than 50" numbers in a request (chapter 1, `dstaddr`). */
export const MAX_RECIPIENTS = 50;
/** Characters of a callback URL (note 4, stated for `replyurl`). */
export const MAX_CALLBACK_URL = 300;

/** Everything that the recipients of one request have in common. */
export interface SmsgoMessage {
	readonly text: string;
	readonly encoding: SmsgoEncoding;
	readonly sendAt: Date | undefined;
	/** Only with `PUSH`. */
	readonly wapUrl: string;
	/** Where smsgo reports the final state; empty for no report. */
	readonly deliveryReportUrl: string;
	/** Where smsgo passes on replies; costs a point for every ten messages. */
	readonly replyUrl: string;
	/** 1 to 30, only with `replyUrl`; undefined leaves the vendor's 3. */
	readonly replyDays: number | undefined;
}

/** What smsgo says of an accepted request. One message id stands for all its recipients. */
export interface SmsgoReceipt {
	readonly messageId: string;
	/** Points charged for the whole request; null where the response has none. */
	readonly points: number | null;
	readonly code: string;
	readonly text: string;
}
