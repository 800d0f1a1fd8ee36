import { buildConnector } from '../libraries';
import type { Lookup } from './egress';

/** Opens a connection, with TLS where the address asks for it. */
export type Connector = buildConnector.connector;

/** Milliseconds for a connection to be open, TLS included; and again for a proxy to open a tunnel. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** The code that a reset of a connection gets before undici sees it. */
const RESET = 'RESET';

/** A connector to a gateway or a proxy, whose connections never end a response by a reset. */
export function connectorOf(lookup?: Lookup): Connector {
	const connect = buildConnector({
		timeout: CONNECT_TIMEOUT_MS,
		...(lookup === undefined ? {} : { lookup }),
	});
	return (options, callback) => {
		connect(options, (...[error, socket]) => {
			if (error !== null) {
				callback(error, null);
				return;
			}
			// Before undici listens. It takes ECONNRESET, by that code, for the end of a response that has
			// no length, and half a response for a whole one.
			socket.on('error', renameReset);
			callback(null, socket);
		});
	};
}

function renameReset(error: NodeJS.ErrnoException): void {
	if (error.code === 'ECONNRESET') error.code = RESET;
}

/** The code of an error under which the system knows it. */
export function systemCode(code: string): string {
	return code === RESET ? 'ECONNRESET' : code;
}
