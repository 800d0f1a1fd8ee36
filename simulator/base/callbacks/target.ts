const HTTP_URL = /^(https?):\/\/([^/?#]+)([^#]*)/i;

/** Where a request goes. */
export interface Target {
	/** Scheme, host and port: what has connections of its own. */
	readonly origin: string;
	readonly isTls: boolean;
	readonly hostname: string;
	/** Empty for the scheme's own. */
	readonly port: string;
	/** The request line's target: path and query string as they were given. */
	readonly path: string;
	/** Origin and path. */
	readonly url: string;
}

/**
 * Takes a URL apart without parsing its path and query string, which therefore keep every `?` and
 * every escape. Left out are a fragment, a user name and a password; escaped is only what no
 * request line can hold.
 * @returns undefined where it is no http or https URL
 */
export function targetOf(url: string): Target | undefined {
	const [, scheme = '', authority = '', rest = ''] = HTTP_URL.exec(url) ?? [];
	const server = `${scheme}://${authority}`;
	if (!URL.canParse(server)) return undefined;
	const { origin, hostname, port } = new URL(server);
	const path = (rest.startsWith('/') ? rest : `/${rest}`).replaceAll(/[^\x21-\x7e]+/g, escapeBytes);
	return {
		origin,
		isTls: origin.startsWith('https:'),
		// An IPv6 address stands in brackets in a URL, but not where a connection is opened.
		hostname: hostname.replaceAll(/^\[|\]$/g, ''),
		port,
		path,
		url: origin + path,
	};
}

function escapeBytes(text: string): string {
	return Buffer.from(text, 'utf8').toString('hex').toUpperCase().replaceAll(/../g, '%$&');
}
