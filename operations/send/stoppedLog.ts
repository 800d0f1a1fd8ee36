import { maskNumber } from '../../messaging/recipient';
import type { SendResult } from './sendResult';
import type { Run } from '../run';

const IDS_IN_A_LINE = 100;

/** n8n drops the output of a stopped execution: its log is where the ids of accepted messages survive. */
export function logStopped(
	run: Run,
	sent: Iterable<{ readonly number: string; readonly end: SendResult }>,
): void {
	if (!run.isCancelled) return;
	const accepted = [...sent].flatMap(({ number, end: { result } }) =>
		result.accepted === true ? [`${result.messageId ?? '?'} ${maskNumber(number)}`] : [],
	);
	// In the message itself: n8n's log shows nothing else by default.
	for (let start = 0; start === 0 || start < accepted.length; start += IDS_IN_A_LINE) {
		const ids = accepted.slice(start, start + IDS_IN_A_LINE).join(', ');
		run.context.logger.warn(
			`The execution was stopped after ${accepted.length} messages had been accepted: ${ids}`,
		);
	}
}
