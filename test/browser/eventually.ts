import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 15_000;
const POLL_MS = 50;

/** Reads until the value is the expected one, and fails with the difference when it never is. */
export async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
	const deadline = Date.now() + WAIT_MS;
	let value = await read();
	while (!isDeepStrictEqual(value, expected) && Date.now() < deadline) {
		await sleep(POLL_MS);
		value = await read();
	}
	expect(value).toEqual(expected);
}
