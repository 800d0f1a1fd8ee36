import type { Outcome } from '../../messaging/outcome';
import { send, type SendRequest } from './calls/send';
import type { SmsgoLine } from './account';
import type { SmsgoReceipt } from './message';

/**
 * Sends a message in one request, and through the backup host, where that is wanted and there is one,
 * when provably nothing was sent to the main one. The backup host is reached without TLS.
 */
export async function sendWithBackup(
	line: SmsgoLine,
	request: Omit<SendRequest, 'isForBackup'>,
	useBackup: boolean,
): Promise<Outcome<SmsgoReceipt>> {
	const first = await line.call(send, request);
	if (!useBackup || line.account.backupBaseUrl === '') return first;
	if (first.outcome !== 'notSent' || first.failure.code === 'STOPPED') return first;
	return await line.call(send, { ...request, isForBackup: true });
}
