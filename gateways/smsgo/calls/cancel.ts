import { accepted, unknown } from '../../../messaging/outcome';
import { readRecipient } from '../../../messaging/recipient';
import type { Call } from '../../../transport/call';
import { smsgoRequest, type SmsgoAccount } from '../account';
import { isState, readCode, readState } from '../codes';
import type { SmsgoRecord } from '../records';
import { recordOf, refused, unrecognised } from '../response';

/**
 * Cancels a scheduled message for all its recipients. The document does not give the form of the
 * answer: only a status code 0 counts as cancelled, a known negative code as refused, and all else as
 * unknown, an answer about another message too.
 */
export const cancel = {
	section: '1, sendsms_cancel.asp',
	effect: 'write',
	build: (account, { messageId }) =>
		smsgoRequest(account, 'sendsms_cancel.asp', { msgid: messageId }),
	read(response, { messageId }) {
		const record = recordOf(response);
		const code = record?.['statuscode'] ?? record?.['bare'];
		if (record === undefined || code === undefined) return unrecognised(response);
		const id = record['msgid'] ?? '';
		if (code === '0' && !id.startsWith('-')) {
			return isOfAnother(record, messageId)
				? unrecognised(response, 'word of this message')
				: accepted(true);
		}
		const text = record['statusstr'] ?? '';
		// Of a send, -1 can mean an empty text (FAQ 7); of a cancellation it says nothing.
		if (code === '-1') {
			return unknown({ ...readCode(code, '').failure, text: response.show(text) });
		}
		return refused(response, code === '0' ? id : code, text);
	},
} satisfies Call<SmsgoAccount, { readonly messageId: string }, true>;

/**
 * Whether an answer is about something else: another message, or the state of one that was not
 * cancelled. Of a row the third cell is a recipient, or the message; no message ID reads as a number.
 */
function isOfAnother(record: SmsgoRecord, messageId: string): boolean {
	const { msgid = '', dstaddr = '', statusstr = '' } = record;
	if (isState(statusstr) && readState(statusstr).status !== 'cancelled') return true;
	const about = msgid === '' && 'problem' in readRecipient(dstaddr) ? dstaddr : msgid;
	return about !== '' && about !== messageId;
}
