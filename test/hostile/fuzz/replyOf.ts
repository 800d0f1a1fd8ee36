import type { Outcome } from '../../../messaging/outcome';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';
import type { Input } from './Input';

/** Stands in no input. */
const PASSWORD = 'Fuzz+Pass&2026';

/**
 * The input as the transport hands a reply to a reader.
 *
 * @param secret what must not be shown of it
 */
export function replyOf({ bytes, data }: Input, secret = PASSWORD): Response {
	const { status, contentType } = data;
	const headers = contentType === '' ? {} : { 'content-type': contentType };
	return new Response(status, headers, bytes, new Secrets([secret]));
}

/** What was accepted; undefined for any other end, which claims nothing. */
export function valueOf<T>(outcome: Outcome<T>): T | undefined {
	return outcome.outcome === 'accepted' ? outcome.value : undefined;
}
