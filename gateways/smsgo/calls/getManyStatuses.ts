import type { MessageResult } from '../../../messaging/message';
import type { Call } from '../../../transport/call';
import { smsgoRequest, type SmsgoAccount } from '../account';
import { readStatuses, type SmsgoMessageKey } from '../statuses';

/**
 * What became of up to 50 messages: results for each key, in the order of the keys. How the two lists
 * of a request pair is not stated: they are sent position by position, and the answer is matched by
 * both.
 */
export const getManyStatuses = {
	section: '1, queryBulk.asp',
	effect: 'read',
	build: (account, keys) =>
		smsgoRequest(account, 'queryBulk.asp', {
			msgid: keys.map(({ messageId }) => messageId).join(','),
			dstaddr: keys.flatMap(({ recipient }) => recipient ?? []).join(','),
		}),
	read: readStatuses,
} satisfies Call<SmsgoAccount, readonly SmsgoMessageKey[], MessageResult[][]>;
