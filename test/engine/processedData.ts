import { setImmediate } from 'node:timers/promises';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

interface Call {
	readonly method: 'check' | 'remove';
	readonly scope: DeduplicationScope;
	readonly items: readonly DeduplicationItemTypes[];
}

/**
 * n8n's table of processed data in memory: rows are read, changed and written back as n8n does, in
 * turns of the event loop, and the second of two who insert the same row gets the database's error.
 */
export class ProcessedData implements IDataDeduplicator {
	readonly calls: Call[] = [];
	/** What the next calls throw instead, in order; undefined lets one pass. */
	failures: (Error | undefined)[] = [];
	/** What every call throws. */
	down: Error | undefined;
	private readonly rows = new Map<string, DeduplicationItemTypes[]>();

	/** Makes it the table of this process, as n8n does when it starts. */
	async install(): Promise<this> {
		await DataDeduplicationService.init(this);
		return this;
	}

	/** Everything that is stored. */
	get entries(): DeduplicationItemTypes[] {
		return [...this.rows.values()].flat();
	}

	/** How many items each call of a method had. */
	sizes(method: Call['method']): number[] {
		return this.calls.flatMap((call) => (call.method === method ? [call.items.length] : []));
	}

	reset(): void {
		this.calls.length = 0;
		this.failures = [];
		this.down = undefined;
		this.rows.clear();
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.called({ method: 'check', scope, items });
		const row = rowOf(scope, context);
		const known = this.rows.get(row);
		await setImmediate();
		if (known === undefined && this.rows.has(row)) {
			throw new Error('SQLITE_CONSTRAINT: UNIQUE constraint failed: processed_data.context');
		}
		const before = new Set(known);
		const added = items.filter((item) => !before.has(item));
		const data = [...(known ?? []), ...added];
		this.rows.set(row, data.slice(Math.max(0, data.length - maxEntries)));
		return { new: added, processed: items.filter((item) => before.has(item)) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.called({ method: 'remove', scope, items });
		const row = rowOf(scope, context);
		const known = this.rows.get(row) ?? [];
		await setImmediate();
		const removed = new Set(items);
		this.rows.set(
			row,
			known.filter((item) => !removed.has(item)),
		);
	}

	async clearAllProcessedItems(): Promise<void> {
		await Promise.reject(new Error('not used by these tests'));
	}

	async getProcessedDataCount(): Promise<number> {
		return await Promise.reject(new Error('not used by these tests'));
	}

	private called(call: Call): void {
		this.calls.push(call);
		const failure = this.failures.shift() ?? this.down;
		if (failure !== undefined) throw failure;
	}
}

function rowOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
	return `${workflow.id} ${scope === 'node' ? (node?.id ?? '') : ''}`;
}
