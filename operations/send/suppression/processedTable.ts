import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';
import { wait } from '../../../transport/wait';

/** Three for each message: some 800 KB, which n8n reads and writes whole at every call. */
const MOST_ENTRIES = 30_000;
/** n8n looks for each from the start of the list, and everything else waits meanwhile. */
const REMOVED_AT_ONCE = 500;
const MOST_TRIES = 4;
const PAUSE_MS = 25;

type Helpers = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

// n8n reads the row, changes it and writes it back: of two at once, one would lose its entries.
const turns = new Map<string, Promise<unknown>>();

/**
 * The row of a node in n8n's table of what has been processed, which outlives the process and is
 * shared by all workers. Two processes that write at the same moment can lose entries of each other.
 */
export class ProcessedTable {
	private readonly row: string;

	private constructor(
		private readonly helpers: Helpers,
		context: IExecuteFunctions,
	) {
		this.row = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	}

	/** Undefined where n8n lends no such table. */
	static of(context: IExecuteFunctions): ProcessedTable | undefined {
		const { helpers } = context;
		return hasTable(helpers) ? new ProcessedTable(helpers, context) : undefined;
	}

	/**
	 * Records entries, the newest last: the oldest go when there are too many.
	 *
	 * @returns those that were there already
	 * @throws what n8n's database throws
	 */
	async record(entries: string[]): Promise<ReadonlySet<unknown>> {
		const { processed } = await this.inTurn(
			async () =>
				await this.helpers.checkProcessedAndRecord(entries, 'node', {
					mode: 'entries',
					maxEntries: MOST_ENTRIES,
				}),
		);
		return new Set(processed);
	}

	/** @throws what n8n's database throws */
	async remove(entries: readonly string[]): Promise<void> {
		for (let start = 0; start < entries.length; start += REMOVED_AT_ONCE) {
			const some = entries.slice(start, start + REMOVED_AT_ONCE);
			await this.inTurn(async () => {
				await this.helpers.removeProcessed(some, 'node', { mode: 'entries' });
			});
		}
	}

	private async inTurn<T>(call: () => Promise<T>): Promise<T> {
		const before = turns.get(this.row) ?? Promise.resolve();
		const running = before.then(async () => await retried(call));
		const ended = running.then(ignore, ignore);
		turns.set(this.row, ended);
		try {
			return await running;
		} finally {
			if (turns.get(this.row) === ended) turns.delete(this.row);
		}
	}
}

function hasTable(helpers: Partial<Helpers>): helpers is Helpers {
	return 'checkProcessedAndRecord' in helpers && 'removeProcessed' in helpers;
}

/** Only what provably was not written: else the second try would find the entries of the first. */
async function retried<T>(call: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await call();
		} catch (cause) {
			if (tries === MOST_TRIES || !isConstraint(cause)) throw cause;
			await wait(PAUSE_MS * tries);
		}
	}
}

/** What a database says to the second of two who insert the same row. */
function isConstraint(cause: unknown): boolean {
	if (!(cause instanceof Error)) return false;
	const code = 'code' in cause ? String(cause.code) : '';
	return /constraint|duplicate|23505|ER_DUP_ENTRY/iu.test(`${code} ${cause.message}`);
}

function ignore(): void {
	// Who waits for a turn only waits for its end.
}
