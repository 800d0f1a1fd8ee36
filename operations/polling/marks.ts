import { vendorIso } from '../../messaging/vendorTime';
import type { Ledger } from './pollState';
import type { EventPlan, Source } from './source';

const HOUR = 60 * 60_000;
/** How far the clocks of n8n and of a gateway may be apart. */
const SKEW = 24 * HOUR;
/** A list of what there is can come back incomplete: what is missing keeps its mark so long. */
const KEEP_MISSING = 7 * 24 * HOUR;
/** Sources that are missing and keep their marks, the last ones. */
const MOST_MISSING = 10_000;

/** One event in one poll: from which mark each source is read, and what is kept afterwards. */
export class EventLedger {
	private readonly marks: Record<string, string>;
	private readonly isBegun: boolean;

	/** @param before undefined at the first poll of the event */
	constructor(
		private readonly plan: EventPlan,
		private readonly before: Ledger | undefined,
	) {
		this.marks = { ...before?.marks };
		this.isBegun = before?.scope === plan.scope;
	}

	/** Whether the user chose the source and it has never been read: then the choice may be wrong. */
	isUntried({ id }: Source): boolean {
		return this.plan.isChosen && !Object.hasOwn(this.marks, id);
	}

	/**
	 * The mark to read a source from. One that was chosen, or that came up because more was chosen, has
	 * no news the first time; one that came up by itself is new, and all that it has since the last
	 * poll is.
	 */
	markOf(source: Source): string | undefined {
		const { before, plan, isBegun } = this;
		if (Object.hasOwn(this.marks, source.id)) return this.marks[source.id];
		if (before === undefined || plan.isChosen || !isBegun) return undefined;
		return source.begin(vendorIso(new Date(before.readAt - SKEW)));
	}

	/**
	 * Gives a source that could not be read the mark from which it was to be: once it can be, all that
	 * happened since is news, as with those that could.
	 *
	 * @param now milliseconds since 1970, when the poll began
	 */
	hold(source: Source, now: number): void {
		const mark = this.markOf(source) ?? source.begin(vendorIso(new Date(now)));
		if (mark !== undefined) this.marks[source.id] = mark;
	}

	/** Moves the mark of a source that was read to its end. */
	move({ id }: Source, mark: string): void {
		this.marks[id] = mark;
	}

	/**
	 * What is kept until the next poll.
	 *
	 * @param now milliseconds since 1970, when the poll began
	 * @param isWhole whether every source was reached: only then is what comes up later new
	 */
	finish(now: number, isWhole: boolean): Ledger {
		const { before, plan, isBegun } = this;
		const present = new Set(plan.sources.map(({ id }) => id));
		const marks: Record<string, string> = {};
		const missing: Record<string, number> = {};
		for (const [id, mark] of Object.entries(this.marks)) {
			if (!present.has(id)) {
				const since = before?.missing[id] ?? now;
				if (plan.isChosen || now - since > KEEP_MISSING) continue;
				missing[id] = since;
			}
			marks[id] = mark;
		}
		const oldest = Object.entries(missing).toSorted(([, one], [, other]) => one - other);
		for (const [id] of oldest.slice(0, Math.max(0, oldest.length - MOST_MISSING))) {
			Reflect.deleteProperty(marks, id);
			Reflect.deleteProperty(missing, id);
		}
		return {
			scope: isWhole || isBegun ? plan.scope : '',
			readAt: isWhole ? now : (before?.readAt ?? now),
			marks,
			missing,
		};
	}
}
