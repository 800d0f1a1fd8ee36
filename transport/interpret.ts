import { unknown, type Outcome, type Unaccepted } from '../messaging/outcome';
import { UnreadableText } from './decode/unreadable';
import { httpCode, redirected, unreadable } from './failures';
import type { Reply } from './response';
import { byStatus, isUnprocessedStatus } from './unprocessed';

/**
 * Reads a complete reply: the vendor's own marker decides, never the HTTP status alone. What has no
 * marker is `unknown`, under the code that {@link unreadable} gives it.
 */
export type ReadReply<T> = (reply: Reply) => Outcome<T>;

/**
 * What a complete reply says. A redirect is reported and not followed; what cannot be read may still
 * have been taken, and a defect of a reader counts the same.
 *
 * With a status by which HTTP itself says that the request was not processed, a marker of the vendor's
 * still wins, which is looked for as if the status were 200; without one, the status decides.
 */
export function interpret<T>(reply: Reply, read: ReadReply<T>): Outcome<T> {
	if (reply.status >= 300 && reply.status < 400) {
		return unknown(redirected(reply.status, reply.location()));
	}
	const outcome = attempt(reply, read);
	if (!isUnprocessedStatus(reply.status) || !isUnread(outcome, reply)) return outcome;
	const plain = reply.withStatus(200);
	const marked = attempt(plain, read);
	if (!isUnread(marked, plain)) return marked;
	return byStatus(reply, outcome.failure) ?? outcome;
}

function attempt<T>(reply: Reply, read: ReadReply<T>): Outcome<T> {
	try {
		return read(reply);
	} catch (error) {
		const why = error instanceof UnreadableText ? `: ${error.message}` : '';
		const reason = `The gateway's answer could not be understood${why}`;
		return unknown(unreadable(reply.status, reply.excerpt(), reason));
	}
}

/** Whether the reader found nothing of the vendor's. */
function isUnread<T>(outcome: Outcome<T>, { status }: Reply): outcome is Unaccepted {
	return outcome.outcome === 'unknown' && outcome.failure.code === httpCode(status);
}
