import { Buffer } from 'node:buffer';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';

export { failureOf, valueOf } from '../outcomes';

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
