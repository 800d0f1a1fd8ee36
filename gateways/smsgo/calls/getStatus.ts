import type { MessageResult } from '../../../messaging/message';
import type { Call } from '../../../transport/call';
import { smsgoRequest, type SmsgoAccount } from '../account';
import { readStatuses, type SmsgoMessageKey } from '../statuses';

/** What became of one message: one result, or one for each recipient where none was named. */
export const getStatus = {
	section: '1, query.asp',
	effect: 'read',
	build: (account, { messageId, recipient }) =>
		smsgoRequest(account, 'query.asp', { msgid: messageId, dstaddr: recipient ?? '' }),
	read: (response, key) => readStatuses(response, [key]),
} satisfies Call<SmsgoAccount, SmsgoMessageKey, MessageResult[][]>;
