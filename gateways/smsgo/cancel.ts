import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import type { Reply } from '../../transport/reply';
import type { HttpRequest } from '../../transport/request';
import { smsgoRequest, type SmsgoAccount } from './account';
import { readCode } from './codes';
import { answerOf, unrecognised } from './send';

/** The request that cancels a scheduled message (chapter 1, sendsms_cancel.asp). */
export function buildCancel(account: SmsgoAccount, messageId: string): HttpRequest {
	return smsgoRequest(account, 'sendsms_cancel.asp', { msgid: messageId });
}

/**
 * Reads the answer to a cancellation, whose form the document does not give: only a status code 0
 * counts as cancelled, a known negative code as refused, and all else as unknown.
 */
export function readCancel(reply: Reply): Outcome<true> {
	const record = answerOf(reply);
	const code = record?.['statuscode'] ?? record?.['bare'];
	if (record === undefined || code === undefined) return unrecognised(reply);
	if (code === '0') return accepted(true);
	const { proven, failure } = readCode(code, reply.show(record['statusstr'] ?? ''));
	return proven ? rejected(failure) : unknown(failure);
}
