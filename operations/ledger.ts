import type { IExecuteFunctions } from 'n8n-workflow';
import { LRUCache } from '../transport/libraries';
import type { Delivery } from './delivery';

const MOST_RUNS = 1_000;
const MOST_ENTRIES = 500_000;

// Nothing tells a node that an execution has ended for good, so the runs used least recently go.
const runs = new LRUCache<string, Map<string, Delivery>>({
	max: MOST_RUNS,
	maxSize: MOST_ENTRIES,
	sizeCalculation: (entries) => Math.min(MOST_ENTRIES, Math.max(1, entries.size)),
});

/**
 * What a run of a node has done, for n8n's Retry On Fail: it runs the whole node again, in the same
 * process, with the same execution, node and run index. What was accepted, rejected or unknown is
 * answered from here then and never sent again; what is unknown is sent again where an idempotency
 * key makes that safe.
 *
 * n8n's "Retry execution" is another execution and starts with an empty ledger.
 */
export class Ledger {
	private readonly run: string | undefined;
	private readonly entries: Map<string, Delivery>;

	/** @param isIdempotent whether the vendor recognises a message that it has taken already */
	constructor(
		context: IExecuteFunctions,
		private readonly isIdempotent = false,
	) {
		this.run = runKey(context);
		const known = this.run === undefined ? undefined : runs.get(this.run);
		this.entries = known ?? new Map<string, Delivery>();
	}

	/** What became of a recipient in an earlier try of this run. */
	find(itemIndex: number, position: number, number: string): Delivery | undefined {
		// Without an earlier try there is nothing to find and no key to build.
		return this.entries.size === 0 ? undefined : this.entries.get(key(itemIndex, position, number));
	}

	/** Writes down what must not be sent again. Call it when the run has ended, however it ended. */
	keep(
		ends: Iterable<{ itemIndex: number; position: number; number: string; delivery: Delivery }>,
	): void {
		if (this.run === undefined) return;
		for (const { itemIndex, position, number, delivery } of ends) {
			if (this.isRepeatable(delivery)) continue;
			this.entries.set(key(itemIndex, position, number), delivery);
		}
		runs.set(this.run, this.entries);
	}

	private isRepeatable({ unaccepted, result }: Delivery): boolean {
		return unaccepted?.outcome === 'notSent' || (this.isIdempotent && result.accepted === null);
	}
}

function key(itemIndex: number, position: number, number: string): string {
	return `${itemIndex} ${position} ${number}`;
}

/**
 * The same whenever n8n tries the same run of a node again, and different for any other. Undefined
 * where nothing can be retried.
 */
export function runKey(context: IExecuteFunctions): string | undefined {
	const node = context.getNode();
	if (node.retryOnFail !== true) return undefined;
	const runIndex: unknown = context.getWorkflowDataProxy(0)['$runIndex'];
	return JSON.stringify([context.getExecutionId(), context.getWorkflow().id, node.id, runIndex]);
}
