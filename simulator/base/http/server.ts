import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answerControl, type ControlRoutes, isControlPath } from '../control/control';
import type { Arrival } from '../gateway/endpoint';
import { readRequest, type ReceivedRequest, splitTarget, UnreadableBody } from './http';
import { errorPage } from './pages';
import { type Reply, replyOf, sendReply } from './reply';
import type { Traffic } from './traffic';

/** What IIS keeps an idle connection for; a client's shorter limit is then the one that counts. */
const KEEP_ALIVE_MS = 120_000;

/** What the server needs of a gateway; see `Gateway`. */
interface Served {
	readonly mounts: ReadonlyMap<string, string>;
	readonly traffic: Traffic;
	latencyMs(): number;
	isDead(arrival: Arrival): boolean;
	answer(arrival: Arrival, request: ReceivedRequest): Promise<Reply>;
}

interface Mounted {
	readonly gateway: Served;
	readonly host: string;
	readonly file: string;
}

/** The HTTP side of the simulator: finds the gateway, counts its traffic, moves the bytes. */
export class SimulatorServer {
	private readonly server: Server;

	constructor(
		private readonly gateways: readonly Served[],
		private readonly controlRoutes: ControlRoutes,
	) {
		this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
			this.serve(message, response).catch((error: unknown) => {
				abandon(message, response, error);
			});
		});
	}

	/** Listens on 127.0.0.1 and returns the port; 0 takes a free one. */
	async listen(port: number): Promise<number> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(port, '127.0.0.1', () => {
				this.server.off('error', reject);
				resolve();
			});
		});
		const address: AddressInfo | string | null = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return address.port;
	}

	/** Ends every connection and every waiting reply. */
	async close(): Promise<void> {
		const closed = new Promise<void>((resolve) => {
			this.server.close(() => {
				resolve();
			});
		});
		this.server.closeAllConnections();
		await closed;
	}

	private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const { path } = splitTarget(message.url ?? '/');
		if (isControlPath(path)) {
			await sendReply(response, await answerControl(message, this.controlRoutes), 0);
			return;
		}
		const mounted = this.find(path);
		if (mounted === undefined) await sendReply(response, errorPage(404), 0);
		else await this.serveGateway(mounted, message, response);
	}

	private async serveGateway(
		{ gateway, host, file }: Mounted,
		message: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const arrival: Arrival = {
			host,
			file,
			method: message.method ?? '',
			target: message.url ?? '/',
			connection: gateway.traffic.begin(message.socket),
		};
		try {
			if (gateway.isDead(arrival)) {
				message.socket.destroy();
				return;
			}
			const reply = await gateway.answer(arrival, await readRequest(message));
			await sendReply(response, reply, gateway.latencyMs());
		} finally {
			gateway.traffic.end();
		}
	}

	private find(path: string): Mounted | undefined {
		const [, mount = '', ...rest] = path.split('/');
		for (const gateway of this.gateways) {
			const host = gateway.mounts.get(mount.toLowerCase());
			if (host !== undefined) return { gateway, host, file: rest.join('/') };
		}
		return undefined;
	}
}

/** A client that left is nobody's mistake; anything else is one of the simulator's own. */
function abandon(message: IncomingMessage, response: ServerResponse, error: unknown): void {
	if (error instanceof UnreadableBody || response.headersSent || message.socket.destroyed) {
		message.socket.destroy();
		return;
	}
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	void sendReply(response, replyOf(500, 'text/plain', `The simulator itself failed: ${text}`), 0);
}
