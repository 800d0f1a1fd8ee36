import { turn } from './timers';

// An answer takes three turns of the event loop to free its connection for the next request, and
// reading parameters would hold up every one of them. A turn costs a few microseconds.
const MOST_BLOCKING_MS = 0.25;

/** Lets requests leave and answers arrive while parameters are being read. */
export class Breather {
	private last = performance.now();

	/** Whether the last turn of the event loop is too long ago. */
	get isDue(): boolean {
		return performance.now() - this.last >= MOST_BLOCKING_MS;
	}

	/** Resolves at once, or after a turn of the event loop when one is due. */
	async breathe(): Promise<void> {
		if (!this.isDue) return;
		await turn();
		this.last = performance.now();
	}
}
