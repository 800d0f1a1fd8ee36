import { accepted, type Failure } from '../../../messaging/outcome';
import { toVendorTime } from '../../../messaging/vendorTime';
import type { Call } from '../../../transport/call';
import { smsgoRequest, type SmsgoAccount } from '../account';
import { MAX_RECIPIENTS, type SmsgoMessage, type SmsgoReceipt } from '../message';
import { readPoints, recordOf, refused, unrecognised } from '../response';

/** A message to 1 to 50 recipients. */
export interface SendRequest {
	readonly message: SmsgoMessage;
	/** `09########`, or `+` and digits. */
	readonly recipients: readonly string[];
	/** Whether it goes to the backup host, which has no TLS. */
	readonly isForBackup?: boolean;
}

/**
 * Sends a message (phase one; table 1; FAQ 7). Accepted means status code 0 with a message id: HTTP
 * 200 alone says nothing.
 */
export const send = {
	section: '1, sendsms.aspx; 2, phase one',
	effect: 'send',
	build(account, { message, recipients, isForBackup }) {
		const request = smsgoRequest(
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
				// Only what takes replies may have it, and that only with a reply URL.
				replydays: message.replyUrl === '' ? '' : String(message.replyDays ?? ''),
			},
			isForBackup === true ? account.backupBaseUrl : account.baseUrl,
		);
		return recipients.length > MAX_RECIPIENTS
			? { ...request, problem: tooManyRecipients(recipients.length) }
			: request;
	},
	read(response) {
		const record = recordOf(response);
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
	},
} satisfies Call<SmsgoAccount, SendRequest, SmsgoReceipt>;

/** `YYYY/MM/DD hh24:mm:ss` on a Taiwanese clock (chapter 1, `dlvtime`). */
function deliveryTime(instant: Date): string {
	const { year, month, day, hour, minute, second } = toVendorTime(instant);
	return `${year}/${month}/${day} ${hour}:${minute}:${second}`;
}

/** More recipients than a request takes: refused here, before anything leaves. */
function tooManyRecipients(count: number): Failure {
	return {
		code: 'TOO_MANY_RECIPIENTS',
		text: '',
		reason: `A request to smsgo takes ${MAX_RECIPIENTS} recipients, not ${count}`,
		advice: 'Nothing was sent.',
	};
}
