/** What has been opened, to be closed in the reverse order whatever happens. */
export class Closing {
	private readonly closes: (() => Promise<void> | void)[] = [];

	/**
	 * Opens something that consists of several things; where one of them fails, those that are open
	 * already are closed.
	 *
	 * @param open is told where to put the ways to close what it opens
	 */
	static async unlessOpened<T>(open: (closing: Closing) => Promise<T>): Promise<T> {
		const closing = new Closing();
		try {
			return await open(closing);
		} catch (error) {
			await closing.close();
			throw error;
		}
	}

	/** Puts down how something is closed, before everything that has been put down so far. */
	add(close: () => Promise<void> | void): void {
		this.closes.push(close);
	}

	/** Waits until something has started, and puts down that it is to be stopped. */
	async stopping<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
		const started = await starting;
		this.add(async () => {
			await started.stop();
		});
		return started;
	}

	/** Closes everything, once. */
	async close(): Promise<void> {
		for (const close of this.closes.splice(0).reverse()) await close();
	}
}
