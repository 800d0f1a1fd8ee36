import type { IExecuteFunctions } from 'n8n-workflow';
import type { Place, SendResult, Unit } from './sendResult';
import { Expiring } from './expiring';
import { sendResultOf, FatePacker, unpack, type PackedFates, type PlacedFate } from './fates';
import { InputProblem } from '../parameters/inputProblem';

const HOUR = 60 * 60_000;
/** After its last try. n8n waits at most five seconds for the next one. */
const MEMORY_MS = HOUR;
/** For how long a gateway with idempotency keys knows one. */
const DOUBT_MS = 12 * HOUR;
/** Bytes of all runs of a process: some ten million recipients. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What a run has done, compressed. Of one that is under way nothing goes: it holds its own. */
interface KeptRun {
	readonly fates: PackedFates;
	/** When the run was begun, in milliseconds: no message of it left before that. */
	readonly since: number;
}

const settled = new Expiring<KeptRun>(MEMORY_MS);
/** What is sent again under the same key, as long as the gateway knows that. */
const open = new Expiring<KeptRun>(DOUBT_MS);

/** How a message ended that was sent, and whose it is. */
export interface SentMessage extends Unit, Place {
	readonly end: SendResult;
}

/**
 * What a run of a node has done, for n8n's Retry On Fail: it runs the whole node again, in the same
 * process, with the same execution, node and run index. What was accepted, rejected or unknown is
 * answered from here then and never sent again; what is unknown is sent again where an idempotency
 * key makes that safe, for the twelve hours in which it does. What provably was not processed is sent
 * again as well.
 *
 * Nothing tells a node that an execution has ended for good, so what is kept is small, and goes an
 * hour after the last try; it never goes before. See `docs/reliability.md`.
 *
 * n8n's "Retry execution" is another execution and starts with an empty ledger.
 */
export class Ledger {
	private readonly run: string | undefined;
	private readonly since: number;
	/** What earlier tries have done, by place. */
	private readonly known = new Map<string, PlacedFate>();
	private readonly doubted = new Map<string, PlacedFate>();

	/**
	 * @param isIdempotent whether the vendor recognises a message that it has taken already
	 * @param now milliseconds, on a clock that does not stop while the machine sleeps
	 * @param mostBytes of all runs of this process
	 * @throws InputProblem where so much is kept that a new run's sends could not be
	 */
	constructor(
		context: IExecuteFunctions,
		private readonly isIdempotent = false,
		private readonly now: () => number = Date.now,
		mostBytes = MOST_BYTES,
	) {
		this.run = runKey(context);
		const before = this.run === undefined ? undefined : settled.get(this.run);
		const inDoubt = this.run === undefined ? undefined : open.get(this.run);
		this.since = inDoubt?.since ?? this.now();
		for (const fate of unpackRun(before)) this.known.set(key(fate), fate);
		for (const fate of unpackRun(inDoubt)) this.doubted.set(key(fate), fate);
		const isNew = before === undefined && inDoubt === undefined;
		if (this.run !== undefined && isNew && settled.bytes + open.bytes >= mostBytes) {
			throw new InputProblem(
				"'Retry On Fail' has to remember what has been sent, and this n8n process has sent so much in the last hour that it has no room for more: turn 'Retry On Fail' off in the node's settings, or run this later",
			);
		}
	}

	/** Whether an earlier try of this run has ended a message that must not leave again. */
	has(place: Place): boolean {
		return this.fateOf(place) !== undefined;
	}

	/** What became of a recipient in an earlier try of this run, as a result like the one it had. */
	find(slot: Unit & Place): SendResult | undefined {
		const fate = this.fateOf(slot);
		return fate === undefined ? undefined : sendResultOf(fate, slot);
	}

	/** Writes down what must not be sent again. Call it when the run has ended, however it ended. */
	async keep(ends: Iterable<SentMessage>): Promise<void> {
		if (this.run === undefined) return;
		const { known, doubted } = this;
		const certain = new FatePacker();
		const doubtful = new FatePacker();
		for (const { end, ...slot } of ends) {
			const place = key(slot);
			known.delete(place);
			doubted.delete(place);
			if (isRepeatable(end)) continue;
			const isInDoubt = this.isIdempotent && end.result.accepted === null;
			await (isInDoubt ? doubtful : certain).add(placeOf(slot), end, slot);
		}
		// What this try did not come to.
		for (const fate of known.values()) await certain.put(fate);
		for (const fate of doubted.values()) await doubtful.put(fate);
		this.put(settled, certain.finish());
		this.put(open, doubtful.finish());
	}

	private fateOf(place: Place): PlacedFate | undefined {
		// Without an earlier try there is nothing to find and no key to build.
		if (this.known.size === 0 && this.doubted.size === 0) return undefined;
		const fate = this.known.get(key(place));
		if (fate !== undefined) return fate;
		return this.now() - this.since < DOUBT_MS ? undefined : this.doubted.get(key(place));
	}

	private put(store: Expiring<KeptRun>, fates: PackedFates | undefined): void {
		if (this.run === undefined) return;
		if (fates === undefined) store.remove(this.run);
		else store.put(this.run, { fates, since: this.since }, fates.bytes);
	}
}

function* unpackRun(run: KeptRun | undefined): Generator<PlacedFate> {
	if (run !== undefined) yield* unpack(run.fates);
}

/** Provably not sent, or by HTTP itself not processed. */
function isRepeatable({ unaccepted }: SendResult): boolean {
	return unaccepted?.outcome === 'notSent' || unaccepted?.failure.isUnprocessed === true;
}

function key({ itemIndex, position, number }: Place): string {
	return `${itemIndex} ${position} ${number}`;
}

function placeOf({ itemIndex, position, number }: Place): Place {
	return { itemIndex, position, number };
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
