import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Waits until something is so; throws with what it was last where nothing of it has changed for too
 * long. A slow machine may take its time, up to the timeout of the test.
 */
export async function until<T>(
	read: () => Promise<T>,
	isGood: (value: T) => boolean,
	{ withinMs = 180_000, pollMs = POLL_MS } = {},
): Promise<T> {
	let deadline = Date.now() + withinMs;
	let last = '';
	for (;;) {
		const value = await read();
		if (isGood(value)) return value;
		const now = JSON.stringify(value);
		if (now !== last) deadline = Date.now() + withinMs;
		if (Date.now() > deadline) throw new Error(`Still ${now.slice(0, 2_000)}`);
		last = now;
		await sleep(pollMs);
	}
}
