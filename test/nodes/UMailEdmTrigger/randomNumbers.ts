/** Numbers that look random and are the same for the same seed. */
export interface RandomNumbers {
	/** A whole number from 0 up to, and without, `limit`. */
	below(limit: number): number;
}

/** A linear congruential generator: good enough to shuffle what happens in a test. */
export function randomNumbers(seed: number): RandomNumbers {
	let state = seed;
	return {
		below(limit) {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return Math.floor((state / 2 ** 32) * limit);
		},
	};
}
