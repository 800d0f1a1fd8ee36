import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import { selfSigned } from './certificate';
import { listen, onClose, portOf } from './localServer';

/** A server with TLS that answers with bytes of its own, under a certificate for `localhost`. */
export class TlsServer {
	readonly received: string[] = [];

	private constructor(
		readonly port: number,
		readonly certificate: string,
	) {}

	/** @param react gets what was asked for, a way to answer it, and one to reset the connection */
	static async start(
		react: (request: string, answer: (bytes: string) => void, reset: () => void) => void,
		pair = selfSigned(),
	): Promise<TlsServer> {
		const raw = new Set<Socket>();
		const server = createServer(pair, (socket) => {
			socket.on('error', () => undefined);
			socket.on('data', (chunk: Buffer) => {
				const text = chunk.toString('latin1');
				tls.received.push(text);
				const reset = (): void => {
					for (const one of raw) if (one.remotePort === socket.remotePort) one.resetAndDestroy();
				};
				react(text, (bytes) => socket.write(bytes, 'latin1'), reset);
			});
		});
		server.on('tlsClientError', () => undefined);
		server.on('connection', (socket: Socket) => {
			raw.add(socket);
			socket.on('error', () => undefined);
		});
		onClose(async () => {
			for (const socket of raw) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		});
		await listen(server);
		const tls = new TlsServer(portOf(server), pair.cert);
		return tls;
	}

	get url(): string {
		return `https://localhost:${this.port}`;
	}
}
