import { median } from '../measure';
import type { Run } from './arena';
import { BATCH } from './batch';
import type { Entry } from './scenario';

/** The larger of the two sizes of a contestant that is scaled, over the smaller. */
const SIZES = 4;
/** How much longer or shorter a message may take at one of the sizes than at the other. */
const MOST_CURVED = 0.05;

/** What the rounds of one contestant came to, for the whole of its work. */
export class Measured {
	private readonly large: Run[] = [];
	private readonly small: Run[] = [];

	/** @param messages of the whole work */
	constructor(
		readonly entry: Entry,
		private readonly messages: number,
		/** Messages of one round, if they are fewer. */
		private readonly most: number,
	) {}

	get isScaled(): boolean {
		return this.most < this.messages;
	}

	/** What to measure in one round. */
	get sizes(): { readonly large: number; readonly small: number | undefined } {
		if (!this.isScaled) return { large: this.messages, small: undefined };
		// A batch that is not full would take as long as one that is.
		const step = this.entry.contestant === 'helper' ? 1 : BATCH;
		const whole = (messages: number) => Math.max(1, Math.floor(messages / step)) * step;
		const small = whole(this.most / (SIZES + 1));
		return { large: whole(this.most - small), small };
	}

	add(large: Run, small: Run | undefined): void {
		this.large.push(large);
		if (small !== undefined) this.small.push(small);
	}

	/** Milliseconds, round by round. */
	get rounds(): number[] {
		return this.large.map((run) => run.ms * this.scaleOf(run));
	}

	get ms(): number {
		return median(this.rounds);
	}

	/** Milliseconds of CPU of its process, user and system. */
	get cpu(): number {
		return median(this.large.map((run) => run.cpu * this.scaleOf(run)));
	}

	get connections(): number {
		return Math.max(...this.large.map(({ counters }) => counters.connections));
	}

	get handshakes(): number {
		return Math.max(...this.large.map(({ counters }) => counters.handshakes));
	}

	/** Requests of one round. */
	get requests(): number {
		return median(this.large.map(({ counters }) => counters.requests));
	}

	/** Time of a message at the larger size over that at the smaller; 1 where it is not scaled. */
	get curve(): number {
		if (!this.isScaled) return 1;
		const perMessage = (runs: readonly Run[]) => median(runs.map((run) => run.ms / run.messages));
		return perMessage(this.large) / perMessage(this.small);
	}

	get isLinear(): boolean {
		return Math.abs(this.curve - 1) <= MOST_CURVED;
	}

	private scaleOf(run: Run): number {
		return this.messages / run.messages;
	}
}
