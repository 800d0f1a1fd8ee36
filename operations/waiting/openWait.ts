import { randomBytes } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import { isUnaccepted, type SendResult } from '../send/sendResult';
import { endSend, logMessages } from '../send/endSend';
import { InputProblem } from '../parameters/inputProblem';
import type { Run } from '../run';
import { canBeWaitedFor, notTimedOut, timedOut } from './waitingItems';

/** 128 bits, in 22 characters: the whole URL may have 300. */
const KEY_BYTES = 16;
const MINUTE_MS = 60_000;

/** What a node keeps in the stored execution while it waits; n8n stores it with its context. */
export const WAIT_KEY = 'waitKey';
export const WAIT_UNTIL = 'waitUntil';

/** A wait that can begin: where reports are to go, and how the run ends. */
export interface OpenWait {
	/** n8n's own resume URL, with a key that this execution keeps. */
	readonly resumeUrl: string;
	readonly key: string;
	/**
	 * Ends a send: has n8n put the execution to wait if there is anything to wait for, and otherwise
	 * ends it at once, like any other send.
	 *
	 * @param minutes the time limit
	 * @param query the operation that asks what became of messages
	 */
	end(
		byItem: readonly (readonly SendResult[])[],
		minutes: number,
		query: string,
	): Promise<INodeExecutionData[]>;
}

/**
 * Prepares a wait, before anything is sent.
 *
 * When the time limit passes, n8n does not run the node again: it passes on the items that the node
 * was given, from the engine's own array. So that array is where the results are put, and where the
 * webhook finds them: nothing else remembers what is waited for.
 *
 * @throws InputProblem where n8n cannot wait
 */
export function openWait(run: Run): OpenWait {
	const { context } = run;
	// An agent's tools run inside the agent's node, whose items these are then not.
	if (run.node.type.endsWith('Tool')) {
		throw new InputProblem(
			"An agent's tool cannot wait for reports. Use 'Send' here, or put this node into a workflow that the agent calls",
		);
	}
	// Not `getInputData()`: with 'Execute Once' that is a copy.
	const stored = context.getExecuteData().data['main']?.[0];
	const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	if (!Array.isArray(stored) || typeof resumeUrl !== 'string' || resumeUrl === '') {
		throw new InputProblem('This n8n lends no resume URL to the node, so it cannot wait here');
	}
	const kept: Record<string, unknown> = context.getContext('node');
	// The same for all waits of the node in an execution: late reports of an earlier one are welcome.
	const known = kept[WAIT_KEY];
	const key = typeof known === 'string' ? known : randomBytes(KEY_BYTES).toString('base64url');
	kept[WAIT_KEY] = key;
	return {
		resumeUrl,
		key,
		async end(byItem, minutes, query) {
			const results = byItem
				.flat()
				.flatMap(({ result }) => (result.status === 'skipped' ? [] : [result]));
			const waited = results.filter(canBeWaitedFor);
			const isWaiting = waited.length > 0 && !run.isCancelled;
			const late = lateReason(results, waited.length, minutes, query);
			const now = endSend(
				run,
				byItem.map((ends) =>
					ends.map((end) => (isWaiting ? timedOut(end, late) : notTimedOut(end))),
				),
			);
			if (!isWaiting) return now;
			run.hint(
				`${waited.length} of ${results.length} messages are waited for, ${inMinutes(minutes)} at most. What is not final by then goes on with 'timedOut': ask for it with '${query}'`,
			);
			// Who stops an execution that waits asks no node: what has left is known here for the last time.
			logMessages(run, 'info', `The execution waits for ${waited.length} messages`, waited);
			const until = Date.now() + minutes * MINUTE_MS;
			kept[WAIT_UNTIL] = until;
			stored.splice(0, stored.length, ...now);
			await context.putExecutionToWait(new Date(until));
			// Only to look at while it waits. In the plain shape: an `error` in the first item would make
			// Retry On Fail run the node again, now with its own results for input.
			return byItem.flatMap((ends, item) =>
				ends.map((end) => ({
					json: { ...notTimedOut(end).result },
					pairedItem: { item },
				})),
			);
		},
	};
}

/**
 * What every result that is waited for says when time is up. n8n runs no node then, and drops the hints
 * of the one that waited: what they would say has to be in the items.
 */
function lateReason(
	results: readonly SendResult['result'][],
	waited: number,
	minutes: number,
	query: string,
): string {
	const missed = results.filter(isUnaccepted).length;
	const others = missed === 0 ? '' : `. ${missed} of ${results.length} were not accepted`;
	return `${waited} of ${results.length} messages had no final status within ${inMinutes(minutes)}: ask for it with '${query}'${others}`;
}

function inMinutes(minutes: number): string {
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
