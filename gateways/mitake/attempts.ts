import type { Unaccepted } from '../../messaging/outcome';
import { LRUCache } from '../../transport/libraries';

/** What this process knows of a message that it has tried to send. */
export interface Attempt {
	/** The message and its recipient. */
	readonly content: string;
	/** Whether the client message ID is the user's own: another message may have had it. */
	readonly isOwnId: boolean;
	/** When it was first tried, in milliseconds. */
	readonly since: number;
	/** How often Mitake may have seen it. */
	count: number;
	/** Why it may have been taken, while nobody knows; a later refusal must not hide that. */
	doubt: Unaccepted | undefined;
	/** What Mitake answered for it: its id and when it came. */
	receipt: string | undefined;
	/** The same of another message that had this client message ID before. */
	readonly earlier: string | undefined;
}

const MOST = 100_000;
/** For how long Mitake remembers a `cID`. */
const MEMORY_MS = 12 * 60 * 60 * 1000;

/** The messages that a process has tried to send, by client message ID. */
export class Attempts {
	private readonly known: LRUCache<string, Attempt>;

	constructor(
		private readonly now: () => number = Date.now,
		most = MOST,
	) {
		this.known = new LRUCache({ max: most, ttl: MEMORY_MS });
	}

	/**
	 * The attempt at a message, from its first one on.
	 *
	 * @param key the account and the client message ID
	 * @param content the message and its recipient: the same id with another one is another attempt
	 */
	of(key: string, content: string, isOwnId = false): Attempt {
		const known = this.known.get(key);
		if (known?.content === content) return known;
		const attempt: Attempt = {
			content,
			isOwnId,
			since: this.now(),
			count: 0,
			doubt: undefined,
			receipt: undefined,
			earlier: known?.receipt ?? known?.earlier,
		};
		this.known.set(key, attempt);
		return attempt;
	}
}

/** Of this process only: another one of queue mode has its own, and a restart begins anew. */
export const attempts = new Attempts();
