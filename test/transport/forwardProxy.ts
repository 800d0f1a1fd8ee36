import { createServer, request as forward, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen, onClose, portOf } from './localServer';

/** A forward proxy such as Squid: absolute addresses for http, tunnels for everything else. */
export class Proxy {
	readonly asked: string[] = [];
	readonly tunnels: string[] = [];
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

	static async start(): Promise<Proxy> {
		const server = createServer((request, response) => {
			proxy.asked.push(request.url ?? '');
			const { method, headers } = request;
			const onward = forward(request.url ?? '', { method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			});
			onward.on('error', () => response.writeHead(502).end());
			request.pipe(onward);
		});
		server.on('connect', (request, client: Socket) => {
			proxy.tunnels.push(request.url ?? '');
			const [host = '', port = ''] = (request.url ?? '').split(':');
			const target = connect(Number(port), host, () => {
				client.write('HTTP/1.1 200 Connection established\r\n\r\n');
				target.pipe(client).pipe(target);
			});
			proxy.sockets.add(target);
			for (const socket of [client, target]) socket.on('error', () => undefined);
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
		return `http://127.0.0.1:${portOf(this.server)}`;
	}
}
