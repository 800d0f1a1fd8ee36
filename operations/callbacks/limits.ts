import type { CallbackItem } from './callbackEvent';

/** Reports of one call: vendors send one, or those of a batch. */
export const MOST_REPORTS = 5_000;
/** Characters of a value that is no text of a person's: IDs, numbers, codes, words. */
const LONGEST_VALUE = 2_000;

/**
 * Whether a report has a value that is longer than any vendor's. What a person wrote may be as long as
 * the body, and so may the key that has it in it; what stands in `raw` is the gateway's to judge.
 */
export function isOverlong({ json, dedupeKey }: CallbackItem): boolean {
	const { text } = json;
	const written = typeof text === 'string' ? text.length : 0;
	if (dedupeKey.length > written + LONGEST_VALUE) return true;
	return Object.entries(json).some(
		([name, value]) => name !== 'text' && typeof value === 'string' && value.length > LONGEST_VALUE,
	);
}
