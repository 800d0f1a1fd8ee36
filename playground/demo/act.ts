import type { Playground } from '../Playground';
import type { Receiver } from './receiver';

/** A part of the demo: one vendor's nodes at work in a real n8n. */
export interface Act {
	readonly name: string;
	play(playground: Playground, receiver: Receiver): Promise<Played>;
}

/** What an act came to. */
export interface Played {
	/** What became of everything, to be read. */
	readonly text: string;
	/** What is not as it must be, in words. */
	readonly problems: readonly string[];
	/** What it means that there are none. */
	readonly verdict: string;
}
