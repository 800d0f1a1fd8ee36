import { rejected, unknown, type Outcome } from '../../messaging/outcome';
import { unreadable } from '../../transport/failures';
import type { Response } from '../../transport/response';
import { readCode } from './codes';
import { readRecords, type SmsgoRecord } from './records';

/** The one record of a response; undefined where the HTTP status or the body says that it is none. */
export function recordOf(response: Response): SmsgoRecord | undefined {
	return response.status === 200
		? readRecords(response.text('big5'), response.isMaybeCut)[0]
		: undefined;
}

/** The end of an exchange whose answer has a code other than 0: a refusal, or nothing certain. */
export function refused<T>(response: Response, code: string, text: string): Outcome<T> {
	const { isProven, failure } = readCode(code, text, (shown) => response.show(shown));
	return isProven ? rejected(failure) : unknown(failure);
}

/** A complete answer that is not one of the vendor's, because it lacks what it must have. */
export function unrecognised<T>(response: Response, lacking = 'status code'): Outcome<T> {
	const reason =
		response.status === 200
			? `smsgo's answer has no ${lacking}`
			: `smsgo answered with HTTP status ${response.status}`;
	return unknown(unreadable(response.status, response.excerpt(), reason));
}

/** A count of points, which the vendor sends as a number or as text; null where it is neither. */
export function readPoints(text: string | undefined): number | null {
	return text !== undefined && /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}
