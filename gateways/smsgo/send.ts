import { accepted, notSent, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { toVendorTime } from '../../messaging/vendorTime';
import { unreadable } from '../../transport/failures';
import type { Response } from '../../transport/response';
import type { HttpRequest } from '../../transport/request';
import { smsgoRequest, type SmsgoAccount } from './account';
import { readCode } from './codes';
import type { SmsgoEncoding } from './encoding';
import { readRecords, type SmsgoRecord } from './records';

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
	/** Where smsgo passes on responses; costs a point for every ten messages. */
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

/**
 * The request that sends a message to 1 to 50 recipients (chapter 1).
 *
 * @param recipients `09########`, or `+` and digits
 */
export function buildSend(
	account: SmsgoAccount,
	message: SmsgoMessage,
	recipients: readonly string[],
	baseUrl?: string,
): HttpRequest {
	return smsgoRequest(
		account,
		'sendsms.aspx',
		{
			dstaddr: recipients.join(','),
			encoding: message.encoding,
			smbody: message.text,
			wapurl: message.wapUrl,
			dlvtime: message.sendAt === undefined ? '' : deliveryTime(message.sendAt),
			response: message.deliveryReportUrl,
			replyurl: message.replyUrl,
			// Only what takes responses may have it, and that only with a response URL.
			replydays: message.replyUrl === '' ? '' : String(message.replyDays ?? ''),
		},
		baseUrl,
	);
}

/** `YYYY/MM/DD hh24:mm:ss` on a Taiwanese clock (chapter 1, `dlvtime`). */
function deliveryTime(instant: Date): string {
	const { year, month, day, hour, minute, second } = toVendorTime(instant);
	return `${year}/${month}/${day} ${hour}:${minute}:${second}`;
}

/**
 * Reads the answer to a send (chapter 2, phase one; table 1; FAQ 7). Accepted means status code 0
 * with a message id: HTTP 200 alone says nothing.
 */
export function readSend(response: Response): Outcome<SmsgoReceipt> {
	const record = answerOf(response);
	const code = record?.['statuscode'];
	if (record === undefined || code === undefined) return unrecognised(response);
	const text = record['statusstr'] ?? '';
	const messageId = record['msgid'] ?? '';
	if (code !== '0' || messageId.startsWith('-')) {
		return refused(response, code === '0' ? messageId : code, text);
	}
	// It could have been a code: without it nothing is proven.
	if (!/^\d{1,20}$/u.test(messageId)) {
		return unrecognised(
			response,
			`message ID${response.isMaybeCut ? ', or not the whole of it' : ''}`,
		);
	}
	return accepted({
		messageId,
		points: readPoints(record['point']),
		code,
		text: response.show(text),
	});
}

/** The one record of a response; undefined where the HTTP status or the body says that it is none. */
export function answerOf(response: Response): SmsgoRecord | undefined {
	return response.status === 200
		? readRecords(response.text('big5'), response.isMaybeCut)[0]
		: undefined;
}

/** The end of an exchange whose answer has a code other than 0: a refusal, or nothing certain. */
export function refused<T>(response: Response, code: string, text: string): Outcome<T> {
	const { proven, failure } = readCode(code, text, (shown) => response.show(shown));
	return proven ? rejected(failure) : unknown(failure);
}

/** A complete answer that is not one of the vendor's, because it lacks what it must have. */
export function unrecognised<T>(response: Response, lacking = 'status code'): Outcome<T> {
	const reason =
		response.status === 200
			? `smsgo's answer has no ${lacking}`
			: `smsgo answered with HTTP status ${response.status}`;
	return unknown(unreadable(response.status, response.excerpt(), reason));
}

/** More recipients than a request takes: refused here, before anything leaves. */
export function tooManyRecipients<T>(count: number): Outcome<T> {
	return notSent({
		code: 'TOO_MANY_RECIPIENTS',
		text: '',
		reason: `A request to smsgo takes ${MAX_RECIPIENTS} recipients, not ${count}`,
		advice: 'Nothing was sent.',
	});
}

/** A count of points, which the vendor sends as a number or as text; null where it is neither. */
export function readPoints(text: string | undefined): number | null {
	return text !== undefined && /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}
