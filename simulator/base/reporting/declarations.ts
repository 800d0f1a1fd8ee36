import { flag, FROM_1, integer, integers, optional, TIMEOUT, WAIT } from '../control/fields';
import { type Fields, Shape } from '../control/shape';

/** More copies of one callback than any gateway has been seen to make. */
export const COPIES = { min: 1, max: 100 };
export const RETRIES = { min: 0, max: 100 };

/** Settings of every vendor's callbacks. */
export function callbackSettings(retries: number) {
	return {
		/** False holds reports back until they are released, or until this is true again. */
		reportsEnabled: flag(true),
		/** Milliseconds of the simulator's clock between a status and its report. */
		delayMs: integer(0, WAIT),
		/** Real milliseconds from the start of the request to the end of the answer. */
		timeoutMs: integer(10_000, TIMEOUT),
		/** How often a copy that was not acknowledged is sent again. */
		retries: integer(retries, RETRIES),
		/**
		 * Milliseconds of the simulator's clock before the first retry, the second and so on; the last
		 * one serves for all that follow.
		 */
		retryDelaysMs: integers([10_000, 60_000, 300_000], WAIT),
		/** Every request is delivered so many times, whatever the answers; a random number between. */
		minCopies: integer(1, COPIES),
		maxCopies: integer(1, COPIES),
		/** For the order `random` and the number of copies. */
		seed: integer(1, { min: 0, max: 2 ** 32 - 1 }),
		/** Connections to one receiver. */
		maxConnections: integer(10, { ...FROM_1, max: 1_000 }),
	};
}

/** The group of a vendor's callback settings. */
export function callbackGroup<F extends ReturnType<typeof callbackSettings> & Fields>(fields: F) {
	return new Shape('the callback settings', fields, ({ minCopies, maxCopies }) =>
		minCopies > maxCopies
			? `'minCopies' of the callback settings must not exceed 'maxCopies'`
			: undefined,
	).asField();
}

/** How often what is fired by hand is delivered. */
export const copies = optional(integer(1, COPIES));
/** Default 0: a robust receiver never acknowledges what is malformed. */
export const rawRetries = integer(0, RETRIES);

/** Lets go what is held back, with variations. */
export function releaseShape<F extends Fields>(variation: F) {
	return new Shape('a release', { ...variation, release: flag(true) }, ({ release }) =>
		release ? undefined : `'release' must be true`,
	);
}
