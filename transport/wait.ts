import { sleep } from '../platform/timers';

/** Waits so many milliseconds, or until the signal ends it: whoever waited looks at the signal. */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	try {
		await sleep(milliseconds, signal);
	} catch (cause) {
		if (signal?.aborted !== true) throw cause;
	}
}
