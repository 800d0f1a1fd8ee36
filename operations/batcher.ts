/** What shares one request. */
export interface Batch<Content, Unit> {
	readonly key: string;
	readonly content: Content;
	readonly units: Unit[];
}

/**
 * Gathers units that can share a request. A batch departs as soon as it is full, while later items
 * are still being read; the rest depart on {@link flush}. Of the batches that wait to be filled, the
 * oldest departs when there are too many, so that texts which are all different neither wait for the
 * last item nor pile up.
 */
export class Batcher<Content, Unit> {
	private readonly open = new Map<string, Batch<Content, Unit>>();

	/**
	 * @param capacity units of one request
	 * @param dispatch takes a batch on its way
	 * @param mostOpen batches that may wait to be filled
	 */
	constructor(
		private readonly capacity: number,
		private readonly dispatch: (batch: Batch<Content, Unit>) => void,
		private readonly mostOpen = 32,
	) {}

	/** @param content what the units of `key` share; the first one given for a batch counts */
	add(key: string, content: Content, unit: Unit): void {
		let batch = this.open.get(key);
		if (batch === undefined) {
			this.makeRoom();
			batch = { key, content, units: [] };
			this.open.set(key, batch);
		}
		batch.units.push(unit);
		if (batch.units.length >= this.capacity) this.close(batch);
	}

	/** Everything that waits departs, oldest first. */
	flush(): void {
		for (const batch of this.open.values()) this.close(batch);
	}

	private makeRoom(): void {
		if (this.open.size < this.mostOpen) return;
		for (const oldest of this.open.values()) {
			this.close(oldest);
			return;
		}
	}

	private close(batch: Batch<Content, Unit>): void {
		this.open.delete(batch.key);
		this.dispatch(batch);
	}
}
