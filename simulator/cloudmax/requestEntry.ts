import type { ReceivedRequest } from '../http';
import { describeRequest, type RequestEntry } from '../requestLog';
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

/** XmlRequest as a whole, because the document in it usually holds the password. */
const SECRETS = ['managerpassword', 'xmlrequest'];
const PASSWORD_ELEMENT = /(<ManagerPassword\b[^<>]*>)[^]*?(<\/ManagerPassword\s*>|$)/gi;
const SECRET_PART =
	/(name="?(?:ManagerPassword|XmlRequest)"?(?:;[^\r\n]*)?\r\n[^]*?\r\n\r\n|name="?(?:ManagerPassword|XmlRequest)"?\r\n\r\n)[^]*?(?=\r\n--)/gi;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/;

/** The body of a multipart request with its passwords as `***`, be they fields or in XML. */
function maskMultipart(body: string): string {
	return body.replace(PASSWORD_ELEMENT, '$1***$2').replace(SECRET_PART, '$1***');
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
		body: isMultipart ? maskMultipart(described.body) : described.body,
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
