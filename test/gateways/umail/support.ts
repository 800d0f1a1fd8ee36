import { Buffer } from 'node:buffer';
import type { Failure, Outcome } from '../../../messaging/outcome';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';

/** What must not be shown in these tests. */
export const PASSWORD = 'Edm+PW&1';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

/** A document as U-Mail declares it. */
export function xml(root: string): string {
	return PROLOG + root;
}

/** A `<result>`. */
export function result(status: string, data = '', more = ''): string {
	return xml(`<result><status>${status}</status>${more}<data><![CDATA[${data}]]></data></result>`);
}

/** A reply as the transport hands it to a reader. */
export function replyOf(
	body: string | Uint8Array,
	status = 200,
	contentType = 'text/html; charset=UTF-8',
): Response {
	const bytes = typeof body === 'string' ? Buffer.from(body) : body;
	return new Response(status, { 'content-type': contentType }, bytes, new Secrets([PASSWORD]));
}

/** What was accepted; anything else fails the test. */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (outcome.outcome === 'accepted') return outcome.value;
	throw new Error(`${outcome.outcome}: ${outcome.failure.reason}`);
}

/** Why it was not accepted; acceptance fails the test. */
export function failureOf<T>(outcome: Outcome<T>): Failure {
	if (outcome.outcome !== 'accepted') return outcome.failure;
	throw new Error('it was accepted');
}
