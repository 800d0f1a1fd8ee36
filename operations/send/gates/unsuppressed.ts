import type { SendOptions } from '../composed';
import type { Claimed } from '../suppression/claims';
import type { Suppression } from '../suppression/suppression';
import type { Candidate, Gate, Verdict } from './gate';
import type { Limit } from './limited';

/** With `Suppress Within`, lets through under a claim who was not sent the same message lately. */
export class Unsuppressed<Params, Content> implements Gate<Content> {
	private suppression: Suppression<Params, Content> | undefined;

	constructor(
		private readonly limit: Limit<Content>,
		private readonly guard: (minutes: number) => Suppression<Params, Content>,
	) {}

	begin({ suppressWithin = 0 }: SendOptions): void {
		if (suppressWithin > 0) this.suppression = this.guard(suppressWithin);
	}

	prepare({ itemIndex, position, options }: Candidate<Content>): Promise<void> | undefined {
		const room = this.limit.room(options);
		return room > 0 && this.suppression?.isAhead(itemIndex, position) === true
			? this.suppression.lookAhead(itemIndex, position, room)
			: undefined;
	}

	admit(candidate: Candidate<Content>): Verdict {
		const claim = this.suppression?.verdict(candidate.itemIndex, candidate.position);
		if (typeof claim === 'string') return { skipped: claim };
		if (claim !== undefined) candidate.claim = claim;
		return undefined;
	}

	/** Writes down how some that left ended. */
	settle(slots: readonly Claimed[]): void {
		this.suppression?.settle(slots);
	}

	/** Releases what did not leave. Never rejects. */
	async close(): Promise<void> {
		await this.suppression?.close();
	}
}
