import { createServer, type Server, type Socket } from 'node:net';
import { listen, onClose, portOf } from './localServer';

/** A TCP server that speaks for itself: for answers that no proper server would give. */
export class RawServer {
	/** What came in, connection by connection. */
	readonly received: string[] = [];
	/** Connections that are open. */
	open = 0;
	private readonly sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {}

	/** @param react gets the socket once the first bytes are there, and the bytes as Latin-1 */
	static async start(react: (socket: Socket, first: string) => void): Promise<RawServer> {
		const server = createServer((socket) => {
			raw.sockets.add(socket);
			raw.open++;
			socket.on('close', () => raw.open--);
			// The other side may be gone first.
			socket.on('error', () => undefined);
			const index = raw.received.push('') - 1;
			socket.on('data', (chunk) => {
				const earlier = raw.received[index] ?? '';
				const text = chunk.toString('latin1');
				raw.received[index] = earlier + text;
				if (earlier === '') react(socket, text);
			});
		});
		const raw = new RawServer(server);
		onClose(async () => {
			for (const socket of raw.sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		});
		await listen(server);
		return raw;
	}

	/** Host and port. */
	get host(): string {
		return `127.0.0.1:${portOf(this.server)}`;
	}
}
