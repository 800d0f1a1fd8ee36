import { unknown, type Outcome } from '../messaging/outcome';
import { UnreadableText } from './decode/unreadable';
import { redirected, unreadable } from './failures';
import type { Reply } from './reply';

/** Reads a complete reply: the vendor's own marker decides, never the HTTP status alone. */
export type ReadReply<T> = (reply: Reply) => Outcome<T>;

/**
 * What a complete reply says. A redirect is reported and not followed; what cannot be read may still
 * have been taken, and a defect of a reader counts the same.
 */
export function interpret<T>(reply: Reply, read: ReadReply<T>): Outcome<T> {
	if (reply.status >= 300 && reply.status < 400) {
		return unknown(redirected(reply.status, reply.show(reply.header('location') ?? '')));
	}
	try {
		return read(reply);
	} catch (error) {
		const why = error instanceof UnreadableText ? `: ${error.message}` : '';
		const reason = `The gateway's answer could not be understood${why}`;
		return unknown(unreadable(reply.status, reply.excerpt(), reason));
	}
}
