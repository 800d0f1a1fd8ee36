/**
 * Tasks under way, and when there is room for more. Racing them all for each new one would cost as
 * many reactions as there are tasks, for every item of a long list.
 */
export class InFlight {
	private count = 0;
	private most = 0;
	private proceed: (() => void) | undefined;

	/** How many. */
	get size(): number {
		return this.count;
	}

	/** @param task that never rejects */
	add(task: Promise<void>): void {
		this.count++;
		void task.then(() => {
			this.count--;
			if (this.count <= this.most) this.proceed?.();
		});
	}

	/** Resolves when no more than so many are under way. One at a time may wait for it. */
	async atMost(most: number): Promise<void> {
		if (this.count <= most) return;
		this.most = most;
		await new Promise<void>((resolve) => {
			this.proceed = resolve;
		});
		this.proceed = undefined;
	}
}
