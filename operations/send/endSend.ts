import { NodeOperationError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { maskNumber } from '../../messaging/recipient';
import { stopsOnError } from '../calls/endCalls';
import { isUnaccepted, type SendResult } from './sendResult';
import { gatewayError } from '../nodeErrors';
import type { Run } from '../run';
import { replaysOf, totalOf } from './totals';

/**
 * How a send ends, after all of it has been tried. Losing what was accepted because something else
 * was not would be the worst of answers, so:
 * - stop on error: throws only if every recipient is provably rejected or was never sent;
 * - continue: every result on the regular output;
 * - error output: what was not accepted goes there, in the only shape that n8n routes.
 *
 * A hint says how many were not accepted.
 *
 * @param byItem how each message of each input item ended, in order
 */
export function endSend(
	run: Run,
	byItem: readonly (readonly SendResult[])[],
): INodeExecutionData[] {
	const all = byItem.flat();
	const missed = all.filter(({ result }) => isUnaccepted(result));
	const counted = all.filter(({ result }) => result.status !== 'skipped');
	const { onError } = run.node;
	if (stopsOnError(run) && missed.length > 0 && missed.length === counted.length) {
		const isProven = missed.every(({ result }) => result.accepted === false);
		if (isProven) throw noneAccepted(run, byItem, missed.length);
	}
	if (missed.length > 0) {
		run.hint(
			`${missed.length} of ${counted.length} messages were not accepted: see 'reason' in the output`,
		);
	}
	const results = all.map(({ result }) => result);
	for (const said of [replaysOf(results), totalOf(results)]) {
		if (said !== undefined) run.hint(said, 'info');
	}
	for (const { result } of all) {
		const { accepted, scheduledAt } = result;
		if (accepted === true && scheduledAt !== null) run.schedule.add(scheduledAt, 'message');
	}
	return byItem.flatMap((ends, item) =>
		ends.map(({ result }) => ({
			json:
				onError === 'continueErrorOutput' && isUnaccepted(result)
					? routedToErrorOutput(result)
					: { ...result },
			pairedItem: { item },
		})),
	);
}

/** n8n routes an item whose keys are these three and no other. */
function routedToErrorOutput(result: SendResult['result']): IDataObject {
	const message = result.reason ?? 'The message was not accepted';
	const error = result.recipient === null ? message : `${result.recipient}: ${message}`;
	return { error, message, details: { ...result } };
}

function noneAccepted(run: Run, byItem: readonly (readonly SendResult[])[], count: number): Error {
	const itemIndex = byItem.findIndex((ends) => ends.some(({ result }) => isUnaccepted(result)));
	const first = byItem[itemIndex]?.find(({ result }) => isUnaccepted(result));
	const whole = count === 1 ? '' : `None of the ${count} messages was accepted. The first: `;
	// Masked: n8n writes the message of an error into its log.
	const who = maskNumber(first?.result.recipient ?? '');
	const to = who === '' || count === 1 ? '' : `${who}: `;
	if (first?.unaccepted !== undefined) {
		const message = `${whole}${to}${first.unaccepted.failure.reason}`;
		return gatewayError(run.node, first.unaccepted, itemIndex, message);
	}
	return new NodeOperationError(run.node, `${whole}${to}${first?.result.reason ?? ''}`, {
		itemIndex,
		description: 'Nothing was sent. Correct the input and run again.',
		failure: { cause: 'configuration-invalid' },
	});
}

const IDS_IN_A_LINE = 100;

/** n8n drops the output of a stopped execution: its log is where the ids of accepted messages survive. */
export function logStopped(
	run: Run,
	sent: Iterable<{ readonly number: string; readonly end: SendResult }>,
): void {
	if (!run.isCancelled) return;
	const accepted = [...sent].flatMap(({ number, end: { result } }) =>
		result.accepted === true ? [{ ...result, recipient: number }] : [],
	);
	logMessages(
		run,
		'warn',
		`The execution was stopped after ${accepted.length} messages had been accepted`,
		accepted,
	);
}

/** Writes IDs and masked numbers into n8n's log, a hundred in a line. */
export function logMessages(
	{ context }: Run,
	level: 'info' | 'warn',
	what: string,
	messages: readonly Pick<SendResult['result'], 'messageId' | 'recipient'>[],
): void {
	const all = messages.map(
		({ messageId, recipient }) => `${messageId ?? '?'} ${maskNumber(recipient ?? '')}`,
	);
	// In the message itself: n8n's log shows nothing else by default.
	for (let start = 0; start === 0 || start < all.length; start += IDS_IN_A_LINE) {
		context.logger[level](`${what}: ${all.slice(start, start + IDS_IN_A_LINE).join(', ')}`);
	}
}
