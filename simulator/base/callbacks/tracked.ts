import type { Callback, CallbackTotals } from './callback';

/** A callback and what has become of it. */
export interface TrackedCallback {
	readonly callback: Callback;
	/** From 1, in the order they fell due. */
	readonly number: number;
	/** Copies that are neither acknowledged nor given up. */
	openCopies: number;
	attempts: number;
	isAnswered: boolean;
	isAcknowledged: boolean;
}

/** Adds up what became of these callbacks. */
export function totalsOf(list: readonly TrackedCallback[]): CallbackTotals {
	const count = (fits: (tracked: TrackedCallback) => boolean) => list.filter(fits).length;
	const attempts = list.reduce((sum, tracked) => sum + tracked.attempts, 0);
	return {
		due: list.length,
		delivered: count(({ isAnswered }) => isAnswered),
		acknowledged: count(({ isAcknowledged }) => isAcknowledged),
		givenUp: count(({ openCopies, isAcknowledged }) => openCopies === 0 && !isAcknowledged),
		attempts,
		repeats: attempts - count((tracked) => tracked.attempts > 0),
	};
}
