import type { Outcome, Unaccepted } from '../../messaging/outcome';
import { wait } from '../../transport/wait';

/** Milliseconds to wait before each repeat. */
export interface Repeats {
	/** After an outcome that proves nothing. */
	readonly afterUnknown: readonly number[];
	/** After a refusal because of too many connections. */
	readonly afterBusy: readonly number[];
}

export const REPEATS: Repeats = {
	afterUnknown: [1_000, 2_000],
	afterBusy: [1_000, 2_000, 4_000],
};

/** Milliseconds that a message waits at most because it is asked to; with more it is for a later run. */
const LONGEST_WAIT = 10_000;

/**
 * Tries again what may be repeated because every try has the same idempotency keys: what is unknown,
 * what the gateway was too busy for, and what HTTP says was not processed. Once a try is unknown, only
 * acceptance ends the doubt: a refusal of a later one proves nothing about it. A gateway that asks to be
 * left alone for a while is.
 *
 * @param signal no try starts after it
 */
export async function persist<T>(
	attempt: () => Promise<Outcome<T>>,
	repeats: Repeats,
	signal?: AbortSignal,
): Promise<Outcome<T>> {
	const left = { unknown: [...repeats.afterUnknown], busy: [...repeats.afterBusy] };
	let doubt: Unaccepted | undefined;
	for (;;) {
		const outcome = await attempt();
		if (outcome.outcome === 'accepted') return outcome;
		if (outcome.outcome === 'unknown') doubt ??= outcome;
		const pause = pauseAfter(outcome, doubt, left);
		if (pause === undefined) return doubt ?? outcome;
		await wait(pause, signal);
		if (signal?.aborted === true) return doubt ?? outcome;
	}
}

/** Milliseconds before the next try; undefined where there is to be none. */
function pauseAfter(
	outcome: Unaccepted,
	doubt: Unaccepted | undefined,
	left: { readonly unknown: number[]; readonly busy: number[] },
): number | undefined {
	const { cause, retryAfter = 0 } = outcome.failure;
	const isBusy = outcome.outcome === 'rejected' && cause === 'rate-limited';
	const pauses = isBusy ? left.busy : isDoubtful(outcome, doubt) ? left.unknown : [];
	const pause = pauses.shift();
	const asked = retryAfter * 1_000;
	return pause === undefined || asked > LONGEST_WAIT ? undefined : Math.max(pause, asked);
}

/** After a try that is unknown, one that never left is a repeat that did not come to be. */
function isDoubtful({ outcome, failure }: Unaccepted, doubt: Unaccepted | undefined): boolean {
	if (outcome === 'notSent') return doubt !== undefined;
	return outcome === 'unknown' || failure.isUnprocessed === true;
}
