import type { HttpRequest } from './request';
import { Secrets } from './secrets';

/** The variables that name a proxy, to Node's own tools or to n8n's. */
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/**
 * What must not be shown of any exchange of an account: its own secrets, and what this process tells
 * its proxies, which a proxy's page or an error can repeat.
 */
export function accountSecrets(values: readonly string[]): Secrets {
	return new Secrets([...values, ...proxySecrets(process.env)]);
}

/** The same of one request, which can have secrets of its own. */
export function requestSecrets({ secrets = [] }: HttpRequest, values: readonly string[]): Secrets {
	return accountSecrets([...values, ...secrets]);
}

/** The passwords of the proxies that the environment names, and what is sent in their place. */
export function proxySecrets(environment: NodeJS.ProcessEnv): string[] {
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

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
