import { isFinal } from './codes';
import type { Ending } from './fates';
import type { StatusChange } from './message';

const EXPIRED = '2003';

/** What the life of a message depends on; times in milliseconds since 1970. */
export interface Circumstances {
	readonly leftAt: number;
	readonly expiresAt: number | undefined;
	readonly carrierAfterMs: number;
	readonly fate: Ending;
}

/**
 * The statuses that follow 1: 2 at the carrier, then what the fate says; 2003 at the expire time
 * where nothing final came before it, which is also when a fate of 2003 waits for it.
 */
export function statusesToCome(circumstances: Circumstances): StatusChange[] {
	const { leftAt, expiresAt, carrierAfterMs, fate } = circumstances;
	const changes: StatusChange[] = [];
	if (fate.status !== '1' && carrierAfterMs < fate.afterMs) {
		changes.push({ status: '2', at: leftAt + carrierAfterMs });
	}
	const waitsForExpiry = fate.status === EXPIRED && expiresAt !== undefined;
	if (isFinal(fate.status) && !waitsForExpiry) {
		changes.push({ status: fate.status, at: leftAt + fate.afterMs });
	}
	if (expiresAt === undefined) return changes;
	const inTime = changes.filter(({ at }) => at < expiresAt);
	const isSettled = inTime.some(({ status }) => isFinal(status));
	return isSettled ? inTime : [...inTime, { status: EXPIRED, at: expiresAt }];
}
