import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import { multipartRequest, type FilePart } from '../../transport/multipart';
import {
	credentialNotes,
	formRequest,
	joinUrl,
	type HttpRequest,
	type WireParameters,
} from '../../transport/request';
import { writeXml } from './xml';

/** An account with Cloudmax and where to reach it. */
export interface CloudmaxAccount {
	/** Contains the API path and no file, such as `http://api.itpison.com/WebAPI`. */
	readonly baseUrl: string;
	readonly loginName: string;
	/** Upper and lower case count. */
	readonly password: string;
	/** Which of the two a server takes is a setting of that server. */
	readonly requestMethod: 'GET' | 'POST';
}

/**
 * How parameters travel (note 10001): each as a field of its own, as one XML document in a field, or
 * as a file with that document.
 */
export type CloudmaxCarrier = 'form' | 'xml' | 'xmlFile';

/** What this package sends itself, and how it travels. */
export type Carried<Request> = Request & { readonly carrier: CloudmaxCarrier };

/** What the vendor fetches from an address that ends in `.xml` (note 10001, XmlReqUrl). */
export interface FromUrl {
	readonly xmlUrl: string;
}

// The document's heading says Group.aspx; every address in it says Groups.aspx.
const FILE = 'Groups.aspx';

/** Has to end in `.xml` (note 10001). */
const XML_FILE_NAME = 'request.xml';

/**
 * A request of the tag API. In the two XML ways only `Option` stands beside the document, as in
 * every sample; a file always goes by POST, the only method that can carry one.
 *
 * @param option what to do: the document's table of options
 * @param parameters beside account and option; empty ones are left out
 */
export function cloudmaxRequest(
	account: CloudmaxAccount,
	option: string,
	parameters: WireParameters,
	carrier: CloudmaxCarrier,
): HttpRequest {
	const login = loginOf(account);
	const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
	const xml = (): string => writeXml({ ...login, ...given });
	switch (carrier) {
		case 'form':
			return requestOf(account, { ...login, Option: option, ...given });
		case 'xml':
			return requestOf(account, { XmlRequest: xml(), Option: option });
		case 'xmlFile':
			return requestOf(account, { Option: option }, [
				{
					field: 'XmlReqFilePath',
					fileName: XML_FILE_NAME,
					contentType: 'text/xml',
					content: Buffer.from(xml()),
				},
			]);
	}
}

function requestOf(
	account: CloudmaxAccount,
	parameters: WireParameters,
	files: readonly FilePart[] = [],
): HttpRequest {
	const { baseUrl, loginName, password, requestMethod } = account;
	const url = joinUrl(baseUrl, FILE);
	return {
		...(files.length > 0
			? multipartRequest(url, parameters, files)
			: formRequest(url, requestMethod, parameters)),
		...credentialNotes({ 'Login Name': loginName, Password: password }),
	};
}

/**
 * A request of any option, whose parameters travel with it or are fetched by the vendor itself. In the
 * latter case the account stands beside the address, so that no password has to lie where the vendor
 * fetches.
 *
 * @param option what to do: the document's table of options
 * @param parametersOf beside account and option
 */
export function optionRequest<Request>(
	account: CloudmaxAccount,
	option: string,
	request: Carried<Request> | FromUrl,
	parametersOf: (request: Request) => WireParameters,
): HttpRequest {
	if (!('xmlUrl' in request)) {
		return cloudmaxRequest(account, option, parametersOf(request), request.carrier);
	}
	return requestOf(account, {
		...loginOf(account),
		Option: option,
		XmlReqUrl: request.xmlUrl,
	});
}

function loginOf({ loginName, password }: CloudmaxAccount): WireParameters {
	return { ManagerLoginName: loginName, ManagerPassword: password };
}

/** What must not be shown of an account. */
export function secretsOf({ password }: CloudmaxAccount): string[] {
	return [password];
}

/**
 * Opens an account. One request follows the other: an item may rename or delete what the item before
 * it has made, and where one fails no later one has left.
 */
export function openCloudmax(account: CloudmaxAccount, network: Network): Line<CloudmaxAccount> {
	return new Line(account, network.connect({ concurrency: 1, secrets: secretsOf(account) }));
}
