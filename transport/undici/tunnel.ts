import { isIP, Socket } from 'node:net';
import { CONNECT_TIMEOUT_MS, connectorOf, systemCode, type Connector } from './connectors';
import { Client } from '../libraries';
import { NotLeft } from './notLeft';
import type { Proxy } from './proxies';
import * as failures from './proxyFailures';
import { codeAndText } from './thrown';

/**
 * A connector to a proxy. What it fails with says that it is the proxy that was not reached. The
 * proxy's name is looked up without the egress filter, as n8n's own helper does.
 */
export function proxyConnector({ origin }: Proxy): Connector {
	const { hostname } = new URL(origin);
	const connect = connectorOf();
	return (options, callback) => {
		// undici takes the name for TLS from the request's `host`, which is the gateway's.
		const servername = isIP(hostname.replace(/^\[|\]$/gu, '')) === 0 ? hostname : '';
		connect({ ...options, servername }, (...[error, socket]) => {
			if (error === null) callback(null, socket);
			else callback(unreachable(error), null);
		});
	};
}

/**
 * A connector through a tunnel, which the proxy opens when it is asked with CONNECT: the handshake
 * within it is with the gateway, whose certificate is what counts.
 */
export function tunnelConnector(proxy: Proxy): Connector {
	const toProxy = proxyConnector(proxy);
	const toGateway = connectorOf();
	return (options, callback) => {
		openTunnel(proxy, toProxy, authorityOf(options)).then(
			(httpSocket) => {
				toGateway({ ...options, httpSocket }, callback);
			},
			(error: unknown) => {
				callback(error instanceof NotLeft ? error : unreachable(error), null);
			},
		);
	};
}

/** undici has no limit for the answer to a CONNECT, and asks again for ever where it is cut. */
async function openTunnel(proxy: Proxy, connect: Connector, authority: string): Promise<Socket> {
	const client = new Client(proxy.origin, { connect, headersTimeout: 0, bodyTimeout: 0 });
	const deadline = new AbortController();
	const timer = setTimeout(() => {
		deadline.abort();
	}, CONNECT_TIMEOUT_MS);
	try {
		const { statusCode, socket } = await client.connect({
			path: authority,
			headers: { host: authority, 'proxy-connection': 'keep-alive', ...proxy.headers },
			signal: deadline.signal,
		});
		const isOpen = statusCode >= 200 && statusCode < 300;
		if (isOpen && socket instanceof Socket) return socket;
		socket.on('error', () => undefined).destroy();
		throw new NotLeft(failures.tunnelRefused(statusCode));
	} catch (error) {
		if (!deadline.signal.aborted) throw error;
		throw new NotLeft(failures.tunnelTimedOut(CONNECT_TIMEOUT_MS));
	} finally {
		clearTimeout(timer);
		// The tunnel is its no longer.
		await client.destroy();
	}
}

function unreachable(error: unknown): NotLeft {
	if (error instanceof NotLeft) return error;
	const [code, text] = codeAndText(error);
	return new NotLeft(failures.proxyUnreachable(systemCode(code), text));
}

function authorityOf({ host = '', port }: Parameters<Connector>[0]): string {
	return port === '' ? `${host}:443` : host;
}
