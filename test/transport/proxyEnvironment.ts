import type { Connection } from '../../transport/connection';
import type { ConnectionOptions } from '../../transport/undici/undiciConnection';
import type * as exchange from './exchange';

const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/** Sets the proxy variables, and removes those that are not given. */
export function setProxy(values: Readonly<Record<string, string | undefined>>): void {
	for (const name of names) {
		const value = values[name];
		if (value === undefined) Reflect.deleteProperty(process.env, name);
		else process.env[name] = value;
	}
}

/** A connection of a process that was started with these variables: pools are made once for each. */
export function connectionWith(
	proxies: Readonly<Record<string, string>>,
	options: Partial<ConnectionOptions> = {},
): Connection {
	setProxy(proxies);
	let connection: Connection | undefined;
	jest.isolateModules(() => {
		connection = jest.requireActual<typeof exchange>('./exchange').connectionTo(options);
	});
	if (connection === undefined) throw new Error('not loaded');
	return connection;
}
