import type { Gate } from './gate';

/** Why the second of two in one execution is skipped. */
export const SAME_EXECUTION = 'The same message to this recipient is in this execution already';

/** With `Skip Duplicates`, lets through the first of equal messages to a recipient. */
export function unrepeated<Content>(): Gate<Content> {
	const seen = new Map<string, Set<string>>();
	return {
		admit({ options, read, carried }) {
			if (options.skipDuplicates !== true || 'problem' in read) return undefined;
			const identity = carried?.identity ?? '';
			let numbers = seen.get(identity);
			if (numbers === undefined) seen.set(identity, (numbers = new Set()));
			if (numbers.has(read.number)) return { skipped: SAME_EXECUTION };
			numbers.add(read.number);
			return undefined;
		},
	};
}
