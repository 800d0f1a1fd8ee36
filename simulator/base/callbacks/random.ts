/**
 * Random numbers that are the same for the same seed (mulberry32). When the seed changes, they
 * start again.
 */
export class SeededRandom {
	private seed: number | undefined;
	private state = 0;

	constructor(private readonly seedNow: () => number) {}

	/** An integer from `min` to `max`, both included. */
	between(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	/** At least 0, below 1. */
	private next(): number {
		const seed = this.seedNow();
		if (seed !== this.seed) {
			this.seed = seed;
			this.state = seed;
		}
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
}
