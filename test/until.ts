import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 2;

/**
 * Waits until something is so, instead of for a time in which it mostly is; throws after half a
 * minute less what a test needs to say so.
 */
export async function until(isSo: () => boolean, milliseconds = 20_000): Promise<void> {
	const deadline = performance.now() + milliseconds;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error('it never came to that');
		await sleep(POLL_MS);
	}
}
