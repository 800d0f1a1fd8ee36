import type { Gate } from './gate';

/** Lets through what is a number; of an item that cannot be sent, the item's own problem counts. */
export function validNumber<Content>(): Gate<Content> {
	return {
		admit({ read, composed }) {
			if (!('problem' in read)) return undefined;
			return { refused: 'problem' in composed ? composed.problem : read.problem };
		},
	};
}
