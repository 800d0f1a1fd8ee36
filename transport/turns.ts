import { setImmediate } from 'node:timers/promises';

/** Lets one after another go on, one in each turn of the event loop. */
export class Turns {
	private last: Promise<void> = Promise.resolve();

	/** Resolves in a turn of its own. */
	async next(): Promise<void> {
		this.last = this.last.then(async () => {
			await setImmediate();
		});
		await this.last;
	}
}
