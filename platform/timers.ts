import * as timers from 'node:timers/promises';

/** What has been set to happen once. */
export interface Timer {
	/** Begins its time anew. */
	restart(): void;
	/** It does not happen any more. */
	cancel(): void;
}

/**
 * Resolves after so many milliseconds.
 *
 * @throws the signal's AbortError as soon as it is aborted
 */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
	await timers.setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
}

/** Resolves after a turn of the event loop, in which what has arrived is read. */
export async function turn(): Promise<void> {
	await timers.setImmediate();
}

/** Calls once, after so many milliseconds; the process lives until then. */
export function callAfter(milliseconds: number, call: () => void): Timer {
	const timer = setTimeout(call, milliseconds);
	return {
		restart: () => {
			timer.refresh();
		},
		cancel: () => {
			clearTimeout(timer);
		},
	};
}

/** Calls once, after so many milliseconds, if the process still lives then. */
export function callInBackground(milliseconds: number, call: () => void): void {
	setTimeout(call, milliseconds).unref();
}

/**
 * Calls every so many milliseconds, for as long as the process lives for something else.
 *
 * @returns what ends it
 */
export function callEvery(milliseconds: number, call: () => void): () => void {
	const timer = setInterval(call, milliseconds);
	timer.unref();
	return () => {
		clearInterval(timer);
	};
}

// An answer takes three turns of the event loop to free its connection for the next request, and
// reading parameters would hold up every one of them. A turn costs a few microseconds.
const MOST_BLOCKING_MS = 0.25;

/** Lets requests leave and answers arrive while parameters are being read. */
export class Breather {
	private last = performance.now();

	/** Whether the last turn of the event loop is too long ago. */
	get isDue(): boolean {
		return performance.now() - this.last >= MOST_BLOCKING_MS;
	}

	/** Resolves at once, or after a turn of the event loop when one is due. */
	async breathe(): Promise<void> {
		if (!this.isDue) return;
		await turn();
		this.last = performance.now();
	}
}
