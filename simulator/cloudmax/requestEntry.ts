import { readHeaderValue } from '../base/http/headerValue';
import type { ReceivedRequest } from '../base/http/http';
import { describeRequest, type RequestEntry } from '../base/gateway/requestLog';
import type { Parameter } from './parameters';
import type { Collected, XmlDocument } from './xmlCarriers';

/** One request to Groups.aspx. */
export interface CloudmaxRequestEntry extends RequestEntry {
	/** The charset that the Content-Type of the request names, or null. */
	readonly charset: string | null;
	/** The fields as the gateway understood them; passwords and XML documents are `***`. */
	readonly parameters: readonly Parameter[];
	/** The XML documents it came with. */
	readonly documents: readonly XmlDocument[];
	/** The tag that this request added, whether or not the client was told. */
	readonly groupId: string | null;
}

/** XML documents as a whole, because the document usually holds the password. */
export const SECRETS = ['managerpassword', 'xmlrequest', 'xmlreqfilepath'];
const SECRET_PART = new RegExp(`\\sname="?(?:${SECRETS.join('|')})"?(?:;|$)`, 'im');
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/;

/** The body of a multipart request with its secret parts as `***`. */
function maskMultipart(body: string, contentType: string): string {
	const boundary = readHeaderValue(contentType).parameters.get('boundary') ?? '';
	// Without a boundary nothing tells where a secret begins.
	if (boundary === '') return '***';
	const parts = body.split(`--${boundary}`).map((part) => {
		const end = part.indexOf('\r\n\r\n');
		const headers = part.slice(0, Math.max(end, 0));
		return SECRET_PART.test(headers) ? `${headers}\r\n\r\n***\r\n` : part;
	});
	return parts.join(`--${boundary}`);
}

function hasPasswordInUrl({ parameters }: Collected): boolean {
	const password = parameters.get('managerpassword');
	if (password?.carrier === 'query') return true;
	return password?.carrier === 'xmlRequest' && parameters.get('xmlrequest')?.carrier === 'query';
}

/** What the log takes from the request itself and from its fields. */
export function describeGroupsRequest(request: ReceivedRequest, collected: Collected) {
	const described = describeRequest(request, SECRETS);
	const all = [...collected.parameters.values()];
	const isMultipart = request.contentType.startsWith('multipart/');
	return {
		...described,
		body: isMultipart
			? maskMultipart(request.rawBody.toString('latin1'), request.headers['content-type'] ?? '')
			: described.body,
		passwordInUrl: described.passwordInUrl || hasPasswordInUrl(collected),
		charset: CHARSET.exec(request.contentType)?.[1] ?? null,
		doubleEncoded: all.filter((one) => one.surplusDecodes > 0).map(({ name }) => name),
		notUtf8: all.filter((one) => !one.isUtf8).map(({ name }) => name),
		documents: collected.documents,
		parameters: all.map((one) => (SECRETS.includes(one.name) ? { ...one, value: '***' } : one)),
	};
}

/** What the log holds of a request that never reached the program. */
export const UNREAD: Collected = { parameters: new Map(), documents: [] };
