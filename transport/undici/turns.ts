import { setImmediate } from 'node:timers/promises';

/**
 * Turns of the event loop from one to the next: an answer that came meanwhile takes two of them to
 * free its connection, and the request that follows it another to leave.
 */
const APART = 3;

/** Lets one after another go on, some turns of the event loop apart. */
export class Turns {
	private last: Promise<void> = Promise.resolve();
	private count = 0;

	/** How many have not had theirs. */
	get waiting(): number {
		return this.count;
	}

	/** Resolves when it is the next one's turn. */
	async next(): Promise<void> {
		this.count++;
		this.last = this.last.then(async () => {
			for (let turn = 0; turn < APART; turn++) await setImmediate();
			this.count--;
		});
		await this.last;
	}
}
