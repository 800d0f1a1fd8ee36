import type { ServerResponse } from 'node:http';
import { sha256 } from '../../messaging/digest';
import { LRUCache } from '../../transport/libraries';

const MOST_REMEMBERED = 100_000;
/** Vendors repeat a call within minutes, some of them for a day. */
const MEMORY_MS = 3 * 24 * 60 * 60_000;

// Of this process only: another one of queue mode has its own, and a restart begins anew. A key is as
// long as the caller makes it, and may have a message text in it: only hashes are kept.
const stored = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: MEMORY_MS });

/**
 * Whether a report has come before. It counts as having come only when this process saw the answer
 * to it leave: an answer leaves when n8n has stored the execution, and a report that could not be
 * stored must not make its own repeat look like one.
 *
 * @param scope the trigger that it came to
 */
export function isRepeat(scope: string, dedupeKey: string): boolean {
	return stored.has(sha256(scope, dedupeKey));
}

/** Remembers reports once the answer to them has left, if it is a good one. */
export function rememberOnceAnswered(
	scope: string,
	dedupeKeys: readonly string[],
	response: ServerResponse,
): void {
	response.once('finish', () => {
		if (response.statusCode !== 200) return;
		for (const dedupeKey of dedupeKeys) stored.set(sha256(scope, dedupeKey), true);
	});
}
