import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/** Waits until something is so; throws with what it was last where that takes too long. */
export async function until<T>(
	read: () => Promise<T>,
	isGood: (value: T) => boolean,
	{ withinMs = 180_000, pollMs = POLL_MS } = {},
): Promise<T> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const value = await read();
		if (isGood(value)) return value;
		if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(value).slice(0, 2_000)}`);
		await sleep(pollMs);
	}
}
