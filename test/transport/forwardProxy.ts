import {
	createServer,
	request as forward,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { listen, onClose, portOf } from './localServer';

/** A forward proxy such as Squid: absolute addresses for http, tunnels for everything else. */
export class Proxy {
	readonly asked: string[] = [];
	readonly tunnels: string[] = [];
	/** Who asked, in the header's words, request by request. */
	readonly logins: (string | undefined)[] = [];
	open = 0;
	most = 0;
	private readonly sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {
		server.on('connection', (socket) => {
			this.sockets.add(socket);
			this.most = Math.max(this.most, ++this.open);
			socket.on('close', () => this.open--);
		});
	}

	/** @param tls the key and certificate of a proxy that is reached by https */
	static async start(tls?: { key: string; cert: string }): Promise<Proxy> {
		const server = tls === undefined ? createServer() : createTlsServer(tls);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => {
			proxy.asked.push(request.url ?? '');
			proxy.logins.push(request.headers['proxy-authorization']);
			// What is for the proxy goes no further.
			const { method, headers } = request;
			delete headers['proxy-authorization'];
			const onward = forward(request.url ?? '', { method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			});
			onward.on('error', () => response.writeHead(502).end());
			request.pipe(onward);
		});
		server.on('tlsClientError', () => undefined);
		server.on('connect', (request: IncomingMessage, client: Socket) => {
			proxy.tunnels.push(request.url ?? '');
			proxy.logins.push(request.headers['proxy-authorization']);
			const [host = '', port = ''] = (request.url ?? '').split(':');
			const target = connect(Number(port), host, () => {
				client.write('HTTP/1.1 200 Connection established\r\n\r\n');
				target.pipe(client).pipe(target);
			});
			proxy.sockets.add(target);
			client.on('error', () => undefined);
			// Who is behind the tunnel learns that the other end was reset.
			target.on('error', () => client.resetAndDestroy());
		});
		const proxy = new Proxy(server);
		onClose(async () => {
			for (const socket of proxy.sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		});
		await listen(server);
		return proxy;
	}

	get url(): string {
		return `http://${this.host}`;
	}

	/** Host and port. */
	get host(): string {
		return `127.0.0.1:${this.port}`;
	}

	get port(): number {
		return portOf(this.server);
	}
}
