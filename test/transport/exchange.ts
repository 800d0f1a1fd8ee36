import { accepted, type Failure, type Outcome } from '../../messaging/outcome';
import type { Connection } from '../../transport/connection';
import { UndiciConnection, type ConnectionOptions } from '../../transport/undici/undiciConnection';
import type { ReadResponse } from '../../transport/interpret';
import { UnreadableText } from '../../transport/decode/unreadable';
import type { HttpRequest } from '../../transport/request';

/** Options of a connection that a test is not about. */
export function connectionTo(options: Partial<ConnectionOptions> = {}): Connection {
	return new UndiciConnection({
		concurrency: 10,
		timeout: 5000,
		connections: 50,
		maxResponseBytes: 65536,
		secrets: [],
		...options,
	});
}

export const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, body: null });

export const post = (url: string, body: HttpRequest['body']): HttpRequest => ({
	method: 'POST',
	url,
	headers: { 'content-type': 'text/plain' },
	body,
});

/** Takes every reply for a success: its status and text. */
export const takeAll: ReadResponse<string> = (reply) =>
	accepted(`${reply.status} ${reply.text('big5')}`);

/** Recognises nothing, as with a page. */
export const takeNothing: ReadResponse<never> = () => {
	throw new UnreadableText('it is a page');
};

/** How an exchange ended, and why where it was not well. */
export function ended<T>(outcome: Outcome<T>): { outcome: string } & Partial<Failure> {
	return outcome.outcome === 'accepted'
		? { outcome: 'accepted' }
		: { outcome: outcome.outcome, ...outcome.failure };
}
