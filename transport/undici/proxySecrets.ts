/** The variables that name a proxy, to Node's own tools or to n8n's. */
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** The passwords of the proxies that the environment names, and what is sent in their place. */
export function proxySecrets(environment: NodeJS.ProcessEnv = process.env): string[] {
	return PROXY_VARIABLES.flatMap((name) => [environment[name], environment[name.toLowerCase()]])
		.filter((address = '') => address.includes('@'))
		.flatMap((address = '') => passwordsIn(address));
}

/**
 * What stands before the host, as in `http://user:password@host:port`: the scheme may be left out, and
 * who has a token alone writes it in the user's place. It need not be a URL.
 */
function passwordsIn(address: string): string[] {
	const [, user = '', password] =
		/^(?:[a-z][a-z\d+.-]*:\/\/)?([^:@]*)(?::(.*))?@[^@]*$/isu.exec(address) ?? [];
	return [(text: string) => text, decoded].flatMap((read) => [
		read(password ?? user),
		Buffer.from(`${read(user)}:${read(password ?? '')}`).toString('base64'),
	]);
}

/** What a percent-encoded text stands for; one that is not encoded properly stands for itself. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
