import type { SendResult, Unit } from '../sendResult';
import { LRUCache } from '../../../transport/libraries';

/** Messages that a process remembers: some 50 MB when there are so many. */
const MOST_CLAIMS = 200_000;
/** The longest window, 30 days, and a day for the run itself. */
const MEMORY_MS = 31 * 24 * 60 * 60_000;

/** A message to one recipient that this process is sending or has sent. */
export interface Claim {
	/** Of the account, the message and the recipient. */
	readonly key: string;
	/** The run that sends it, the same when n8n tries the run again; and the place in the run. */
	readonly owner: string | symbol;
	readonly itemIndex: number;
	readonly position: number;
	/** Open until the outcome is known; `void` when it provably was not sent. */
	state: 'open' | 'sent' | 'unknown' | 'void';
	/** When it was claimed, later when its outcome was known; milliseconds since 1970. */
	at: number;
	/** The slice of time from which on n8n's table has it; undefined where that has it not. */
	slice?: number;
}

/** A recipient on its way, with the claim that it leaves under. */
export type Claimed = Unit & {
	readonly claim: Claim | undefined;
	readonly end: SendResult | undefined;
};

let memory: LRUCache<string, Claim> | undefined;

/**
 * Claims a message to a recipient, so that no other execution of this process sends it meanwhile.
 *
 * @param windowMs for how long a message stands in the way of an equal one
 * @returns the claim itself; or the one of the same place in an earlier try of the run, which may go
 * on; or the one of somebody else that stands in its way
 */
export function claim(wanted: Claim, windowMs: number): Claim {
	memory ??= new LRUCache({ max: MOST_CLAIMS, ttl: MEMORY_MS });
	const standing = memory.get(wanted.key);
	if (standing !== undefined) {
		if (isSamePlace(standing, wanted) && standing.state !== 'sent') {
			standing.state = 'open';
			return standing;
		}
		if (stands(standing, wanted.at, windowMs)) return standing;
	}
	memory.set(wanted.key, wanted);
	return wanted;
}

/** Writes down how a claimed message ended: only what provably was not sent may be sent again. */
export function settleClaim(claim: Claim, accepted: boolean | null): void {
	claim.state = accepted === null ? 'unknown' : accepted ? 'sent' : 'void';
	claim.at = Date.now();
}

/** Forgets a claim, unless somebody else has the place by now. */
export function forget(claim: Claim): void {
	if (memory?.peek(claim.key) === claim) memory.delete(claim.key);
}

/** Whether two claims are of the same recipient in the same item of the same run. */
export function isSamePlace(one: Claim, other: Claim): boolean {
	return (
		one.owner === other.owner &&
		one.itemIndex === other.itemIndex &&
		one.position === other.position
	);
}

function stands({ state, at }: Claim, now: number, windowMs: number): boolean {
	if (state === 'void') return false;
	// However long its run takes, what may be under way has not left the window.
	return state === 'open' || now - at < windowMs;
}
