import { randomBytes } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { SendResult } from '../send/sendResult';
import { endSend } from '../send/endSend';
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
	 */
	end(byItem: readonly (readonly SendResult[])[], minutes: number): Promise<INodeExecutionData[]>;
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
		async end(byItem, minutes) {
			const waited = byItem.flat().some(({ result }) => canBeWaitedFor(result));
			const now = endSend(
				run,
				byItem.map((ends) => ends.map(waited ? timedOut : notTimedOut)),
			);
			if (!waited || run.isCancelled) return now;
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
