import { accepted, type Outcome } from '../../messaging/outcome';
import type { Reply } from '../../transport/reply';
import { recordOf, textOf, withoutResult } from './answer';

/** A token that Mitake has given out. */
export interface MitakeToken {
	readonly value: string;
	/** Seconds for which it can be used. */
	readonly lifetime: number;
}

/** Seconds that a token is used where the answer does not say, and at most. */
const LIFETIME = { unsaid: 300, most: 86_400 };

/**
 * Reads the answer to a request for a token (API Authorization). `expiresIn` is text there, and its
 * unit is not stated; it is taken for seconds.
 */
export function readToken(reply: Reply): Outcome<MitakeToken> {
	const record = recordOf(reply);
	const value = record === undefined ? undefined : textOf(record, 'accessToken');
	// It becomes part of a header.
	if (record === undefined || value === undefined || !/^[\x21-\x7e]{1,4096}$/u.test(value)) {
		return withoutResult(reply, record, 'token');
	}
	return accepted({ value, lifetime: lifetimeOf(textOf(record, 'expiresIn') ?? '') });
}

function lifetimeOf(text: string): number {
	const seconds = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
	return seconds > 0 ? Math.min(seconds, LIFETIME.most) : LIFETIME.unsaid;
}
