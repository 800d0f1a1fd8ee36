import { accepted, unknown, type Outcome } from '../../messaging/outcome';
import type { Reply } from '../../transport/reply';
import type { HttpRequest } from '../../transport/request';
import { smsgoRequest, type SmsgoAccount } from './account';
import { readCode } from './codes';
import { answerOf, refused, unrecognised } from './send';

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
	const id = record['msgid'] ?? '';
	if (code === '0' && !id.startsWith('-')) return accepted(true);
	const text = record['statusstr'] ?? '';
	// Of a send, -1 can mean an empty text (FAQ 7); of a cancellation it says nothing.
	if (code === '-1') {
		return unknown({ ...readCode(code, '').failure, text: reply.show(text) });
	}
	return refused(reply, code === '0' ? id : code, text);
}
