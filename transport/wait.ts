import { setTimeout } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal ends it: whoever waited looks at the signal. */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	try {
		await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
	} catch (cause) {
		if (signal?.aborted !== true) throw cause;
	}
}
