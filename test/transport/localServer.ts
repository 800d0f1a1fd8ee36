import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';

export { until } from '../until';

/** A request as it came over the wire. */
export interface Received {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** Answers one request; what it does not end stays open. */
export type Answer = (received: Received, response: ServerResponse) => void | Promise<void>;

// The tests talk to this machine alone: a proxy of the environment would be in the way.
for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) {
	Reflect.deleteProperty(process.env, name);
}

const closers: (() => Promise<void>)[] = [];

/** Has something closed by {@link closeServers}. */
export function onClose(close: () => Promise<void>): void {
	closers.push(close);
}

/** An HTTP server on a free port of 127.0.0.1 that counts what reaches it. */
export class LocalServer {
	readonly requests: Received[] = [];
	/** Connections that were ever opened. */
	connections = 0;
	/** Connections that are open. */
	open = 0;
	/** Most connections that were open together. */
	most = 0;
	/** Milliseconds since each connection was opened when it closed. */
	readonly lifetimes: number[] = [];

	private constructor(private readonly server: Server) {
		server.on('connection', (socket: Socket) => {
			const opened = performance.now();
			this.connections++;
			this.most = Math.max(this.most, ++this.open);
			socket.on('close', () => {
				this.open--;
				this.lifetimes.push(performance.now() - opened);
			});
		});
	}

	/** @param answer by default an empty page with status 200 */
	static async start(answer: Answer = (_received, response) => void response.end()) {
		const server = createServer((request, response) => {
			void received(request).then(async (whole) => {
				local.requests.push(whole);
				await answer(whole, response);
			});
		});
		const local = new LocalServer(server);
		onClose(async () => {
			await local.close();
		});
		await listen(server);
		return local;
	}

	get port(): number {
		return portOf(this.server);
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Keeps idle connections open for so long. */
	keepIdle(milliseconds: number): void {
		this.server.keepAliveTimeout = milliseconds;
	}

	/** Hangs up where no request is under way. */
	closeIdle(): void {
		this.server.closeIdleConnections();
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Closes what a test has opened: for `afterEach`. */
export async function closeServers(): Promise<void> {
	await Promise.all(
		closers.splice(0).map(async (close) => {
			await close();
		}),
	);
}

/** Listens on a free port of 127.0.0.1. */
export async function listen(server: {
	listen(port: number, host: string, listening: () => void): unknown;
}): Promise<void> {
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
}

/** The port of a server that listens. */
export function portOf(server: { address(): AddressInfo | string | null }): number {
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return address.port;
}

/**
 * A port on which nobody listens, and nobody can: it is the near end of a connection, which is kept.
 * One that was free a moment ago could be somebody else's by now.
 */
export async function closedPort(): Promise<number> {
	const server = createTcpServer((socket) => socket.unref());
	await listen(server);
	const client = connect(portOf(server), '127.0.0.1');
	await once(client, 'connect');
	// None of them keeps the process.
	client.unref();
	server.unref();
	if (client.localPort === undefined) throw new Error('the connection has no port');
	return client.localPort;
}

async function received(request: IncomingMessage): Promise<Received> {
	let body = '';
	request.setEncoding('utf8');
	for await (const chunk of request) body += String(chunk);
	return {
		method: request.method ?? '',
		path: request.url ?? '',
		headers: request.headers,
		body,
	};
}
