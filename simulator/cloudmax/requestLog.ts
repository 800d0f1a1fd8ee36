import { readHeaderValue } from '../base/http/headerValue';
import type { ReceivedRequest } from '../base/http/http';
import type { Parameter } from './parameters';
import type { Collected, XmlDocument } from './xmlCarriers';

/** What the log tells of a request beside what it tells of every one. */
export interface CloudmaxDetails {
	/** The charset that the Content-Type of the request names, or null. */
	readonly charset: string | null;
	/** The fields as the gateway understood them; passwords and XML documents are `***`. */
	readonly parameters: readonly Parameter[];
	/** The XML documents it came with. */
	readonly documents: readonly XmlDocument[];
}

/** XML documents as a whole, because the document usually holds the password. */
export const SECRETS = ['managerpassword', 'xmlrequest', 'xmlreqfilepath'];
const SECRET_PART = new RegExp(`\\sname="?(?:${SECRETS.join('|')})"?(?:;|$)`, 'im');
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/;

/** The body of a multipart request with its secret parts as `***`. */
export function maskMultipart({ rawBody, headers }: ReceivedRequest): string {
	const { parameters } = readHeaderValue(headers['content-type'] ?? '');
	const boundary = parameters.get('boundary') ?? '';
	// Without a boundary nothing tells where a secret begins.
	if (boundary === '') return '***';
	const parts = rawBody
		.toString('latin1')
		.split(`--${boundary}`)
		.map((part) => {
			const end = part.indexOf('\r\n\r\n');
			const start = part.slice(0, Math.max(end, 0));
			return SECRET_PART.test(start) ? `${start}\r\n\r\n***\r\n` : part;
		});
	return parts.join(`--${boundary}`);
}

/** What the log takes from the fields of a request, whatever they came in. */
export function detailsOf(request: ReceivedRequest, { parameters, documents }: Collected) {
	const all = [...parameters.values()];
	return {
		charset: CHARSET.exec(request.contentType)?.[1] ?? null,
		doubleEncoded: all.filter((one) => one.surplusDecodes > 0).map(({ name }) => name),
		notUtf8: all.filter((one) => !one.isUtf8).map(({ name }) => name),
		documents,
		parameters: all.map((one) => (SECRETS.includes(one.name) ? { ...one, value: '***' } : one)),
	};
}
