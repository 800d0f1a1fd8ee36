import { rejected, unknown, type Outcome, type Unaccepted } from '../messaging/outcome';
import { UnreadableText } from './decode/unreadable';
import { httpCode, redirected, unreadable } from './failures';
import type { HttpRequest } from './request';
import type { Response } from './response';
import { byStatus, isUnprocessedStatus } from './unprocessed';

/**
 * Reads a complete response: the vendor's own marker decides, never the HTTP status alone. What has no
 * marker is `unknown`, under the code that {@link unreadable} gives it.
 */
export type ReadResponse<T> = (response: Response) => Outcome<T>;

/**
 * What a complete response says, with what may be wrong with a credential that it refuses. A redirect is reported and not followed; what cannot be read may still
 * have been taken, and a defect of a reader counts the same.
 *
 * With a status by which HTTP itself says that the request was not processed, a marker of the vendor's
 * still wins, which is looked for as if the status were 200; without one, the status decides.
 */
export function interpret<T>(
	response: Response,
	read: ReadResponse<T>,
	{ doubt }: Pick<HttpRequest, 'doubt'> = {},
): Outcome<T> {
	const outcome = meaning(response, read);
	if (doubt === undefined || outcome.outcome !== 'rejected') return outcome;
	const { failure } = outcome;
	return failure.cause === 'credential-invalid'
		? rejected({ ...failure, advice: `${failure.advice} ${doubt}`.trimStart() })
		: outcome;
}

function meaning<T>(response: Response, read: ReadResponse<T>): Outcome<T> {
	if (response.status >= 300 && response.status < 400) {
		return unknown(redirected(response.status, response.location()));
	}
	const outcome = attempt(response, read);
	if (!isUnprocessedStatus(response.status) || !isUnread(outcome, response)) return outcome;
	const plain = response.withStatus(200);
	const marked = attempt(plain, read);
	if (!isUnread(marked, plain)) return marked;
	return byStatus(response, outcome.failure) ?? outcome;
}

function attempt<T>(response: Response, read: ReadResponse<T>): Outcome<T> {
	try {
		return read(response);
	} catch (error) {
		const why = error instanceof UnreadableText ? `: ${error.message}` : '';
		const reason = `The gateway's answer could not be understood${why}`;
		return unknown(unreadable(response.status, response.excerpt(), reason));
	}
}

/** Whether the reader found nothing of the vendor's. */
function isUnread<T>(outcome: Outcome<T>, { status }: Response): outcome is Unaccepted {
	return outcome.outcome === 'unknown' && outcome.failure.code === httpCode(status);
}
