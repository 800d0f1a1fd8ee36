import { Readable } from 'node:stream';
import type { HttpRequest, OpenBody } from '../request';

/** What is ready to leave. */
export type OpenedBody = Exclude<HttpRequest['body'], OpenBody>;

/**
 * Opens a body whose turn has come, has it used, and closes its source whatever becomes of it.
 *
 * @param gone is asked instead where the source cannot be opened or has ended while it waited, so
 *   that nothing was sent; it gets what the source failed with, null where it did not fail
 */
export async function withOpenBody<T>(
	body: HttpRequest['body'],
	use: (opened: OpenedBody) => Promise<T>,
	gone: (error: unknown) => T,
): Promise<T> {
	let opened: OpenedBody;
	try {
		opened = typeof body === 'function' ? await body() : body;
	} catch (error) {
		return gone(error);
	}
	if (!(opened instanceof Readable)) return await use(opened);
	// undici destroys a source that fails, with its error, before the request has a connection; one
	// that has failed already may be about to say so.
	opened.on('error', () => undefined);
	if (opened.destroyed) return gone(opened.errored);
	try {
		return await use(opened);
	} finally {
		// After an early answer undici leaves the source open.
		opened.destroy();
	}
}
