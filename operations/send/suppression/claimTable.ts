import type { IExecuteFunctions } from 'n8n-workflow';
import { problemOf } from '../../nodeErrors';
import type { Claim } from './claims';
import { ProcessedTable } from './processedTable';
import { entriesOf, entryOf, laterSlices, sliceAt } from './slices';

/** A run whose messages are guarded. */
export interface GuardedRun {
	readonly context: IExecuteFunctions;
	readonly items: readonly unknown[];
	readonly isCancelled: boolean;
	hint(message: string): void;
}

/**
 * The claims of a run in n8n's table. When the table cannot be asked, this process's own memory has
 * to do: not to send because of that would lose the message, so the run goes on and says so.
 */
export class ClaimTable {
	private table: ProcessedTable | undefined;

	constructor(
		private readonly run: GuardedRun,
		private readonly minutes: number,
	) {
		this.table = ProcessedTable.of(run.context);
	}

	/** Records claims. Those that it answers were recorded before, by somebody else. Never rejects. */
	async check(claims: readonly Claim[]): Promise<readonly Claim[]> {
		if (claims.length === 0) return [];
		const slice = sliceAt(Date.now(), this.minutes);
		const entries = claims.map(({ key }) => entryOf(key, this.minutes, slice));
		const found: Claim[] = [];
		await this.ask(async (table) => {
			const recorded = await table.record(entries);
			const later: string[] = [];
			for (const [index, claim] of claims.entries()) {
				if (recorded.has(entries[index])) {
					found.push(claim);
					continue;
				}
				claim.slice = slice;
				for (const each of laterSlices(slice)) later.push(entryOf(claim.key, this.minutes, each));
			}
			// Not in the same call: it would record the later slices of what is there already, and a
			// message that is tried again and again would be in its own way for ever.
			if (later.length > 0) await table.record(later);
		});
		return found;
	}

	/** Removes what was not sent, and records what was sent in a later slice. Never rejects. */
	async settle(claims: readonly Claim[]): Promise<void> {
		const removed = claims.filter(({ state, slice }) => state === 'void' && slice !== undefined);
		const kept = claims.filter(({ state, slice }) => state !== 'void' && slice !== undefined);
		const late = kept.flatMap(({ key, at, slice = 0 }) => {
			const sent = sliceAt(at, this.minutes);
			return sent > slice ? entriesOf(key, this.minutes, sent) : [];
		});
		await this.ask(async (table) => {
			if (late.length > 0) await table.record(late);
			if (removed.length === 0) return;
			await table.remove(
				removed.flatMap(({ key, slice = 0 }) => entriesOf(key, this.minutes, slice)),
			);
			for (const claim of removed) delete claim.slice;
		});
	}

	private async ask(question: (table: ProcessedTable) => Promise<void>): Promise<void> {
		if (this.table === undefined) return;
		try {
			await question(this.table);
		} catch (cause) {
			// A database that is down takes its time to say so: not once more in this run.
			this.table = undefined;
			this.run.hint(
				"'Suppress Within (Minutes)' could not ask n8n's database, so the messages were compared only with what this n8n process has sent since it started",
			);
			this.run.context.logger.warn(
				`n8n's table of processed data did not answer: ${problemOf(cause)}`,
			);
		}
	}
}
