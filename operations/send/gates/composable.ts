import type { Gate } from './gate';

/** Lets through whom the item's message can be sent to. */
export function composable<Content>(): Gate<Content> {
	return {
		admit(candidate) {
			const { read, composed } = candidate;
			if ('problem' in composed) return { refused: composed.problem };
			const content = composed.contentFor('number' in read && read.isInternational);
			if ('problem' in content) return { refused: content.problem };
			candidate.carried = content;
			return undefined;
		},
	};
}
