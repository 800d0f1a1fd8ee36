import { request as httpRequest } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { selfSigned } from '../../transport/certificate';
import { Client, type Incoming, type Stage } from './Client';
import { wholeReply, type RawReply } from './rawHttp';

/** A request that meets a fault. */
export interface Exchange extends Incoming {
	/** Has the gateway carry it out, and gives the reply, which has not been passed on. */
	readonly forward: () => Promise<RawReply>;
	/** The reply of another request, which {@link FaultProxy.strike} was given. */
	readonly foreign: RawReply;
}

/** What becomes of a request. */
export interface Strike {
	/** How much of it has arrived by then. */
	readonly at: Stage;
	/** Ends once the connection has been closed, or can take another request. */
	act(exchange: Exchange): Promise<void> | void;
}

/** A request that came to the proxy. */
export interface Seen {
	readonly target: string;
	readonly isReused: boolean;
	readonly isStruck: boolean;
	/** The gateway's, where it was asked. */
	reply: RawReply | undefined;
}

/** Which requests meet a fault. */
interface Struck {
	readonly target: RegExp;
	readonly strike: Strike;
	readonly foreign: RawReply;
	left: number;
}

const NO_REPLY: RawReply = { status: 500, headers: {}, body: Buffer.alloc(0) };
const certificate = selfSigned();

/**
 * Stands between a node and the gateway, byte for byte. Without a fault it passes requests and replies
 * on; with one, the requests it is meant for meet it.
 */
export class FaultProxy {
	/** Every request whose head arrived, in order. */
	readonly seen: Seen[] = [];
	private readonly clients = new Map<Socket, Client>();
	private readonly known = new WeakMap<Client, Seen>();
	private readonly underWay = new Set<Promise<RawReply>>();
	private struck: Struck | undefined;
	private readonly plain: Server;
	private readonly secure: Server;

	private constructor(private readonly gateway: URL) {
		const take = (socket: Socket): void => {
			this.take(socket);
		};
		this.plain = createServer(take);
		// Nobody trusts its certificate.
		this.secure = createTlsServer(certificate, take).on('tlsClientError', () => undefined);
	}

	/** @param gateway where requests are passed on to, an origin */
	static async start(gateway: string): Promise<FaultProxy> {
		const proxy = new FaultProxy(new URL(gateway));
		for (const server of [proxy.plain, proxy.secure]) {
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		}
		return proxy;
	}

	get origin(): string {
		return `http://127.0.0.1:${portOf(this.plain)}`;
	}

	/** The same by TLS, with a certificate that it has signed itself. */
	get secureOrigin(): string {
		return `https://127.0.0.1:${portOf(this.secure)}`;
	}

	/** Connections that are open. */
	get open(): number {
		return this.clients.size;
	}

	/** Requests for a target. */
	requestsTo(target: RegExp): readonly Seen[] {
		return this.seen.filter((seen) => target.test(seen.target));
	}

	/** Has the next requests for a target meet a fault. */
	strike(target: RegExp, strike: Strike, foreign = NO_REPLY, times = Infinity): void {
		this.struck = { target, strike, foreign, left: times };
	}

	/** Passes everything on again. */
	pass(): void {
		this.struck = undefined;
	}

	/** Waits until the gateway has answered whatever was passed on. */
	async forwarded(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
	}

	/** Closes what is between two requests, as a server does after a while, and waits for the other side. */
	async endIdle(): Promise<void> {
		const idle = [...this.clients].filter(([, client]) => client.isIdle);
		for (const [socket] of idle) socket.end();
		while (idle.some(([socket]) => this.clients.has(socket))) await sleep(1);
	}

	async close(): Promise<void> {
		for (const socket of this.clients.keys()) socket.destroy();
		await Promise.all(
			[this.plain, this.secure].map(
				async (server) => await new Promise((resolve) => server.close(resolve)),
			),
		);
	}

	private take(socket: Socket): void {
		const client: Client = new Client(socket, async (stage, incoming) => {
			await this.arrived(client, stage, incoming);
		});
		this.clients.set(socket, client);
		socket.setNoDelay(true);
		// A client that leaves is what many a fault is about.
		socket.on('error', () => undefined);
		socket.on('close', () => this.clients.delete(socket));
		socket.on('end', () => {
			socket.end();
		});
	}

	private async arrived(client: Client, stage: Stage, incoming: Incoming): Promise<void> {
		if (stage === 'head') this.known.set(client, this.see(incoming));
		const seen = this.known.get(client);
		const { struck } = this;
		const isStruck = stage === 'hello' ? incoming.bytes[0] === 0x16 : seen?.isStruck === true;
		if (isStruck && struck?.strike.at === stage) {
			const forward = async (): Promise<RawReply> => await this.forward(incoming, seen);
			await struck.strike.act({ ...incoming, forward, foreign: struck.foreign });
		} else if (stage === 'whole' && !incoming.socket.destroyed) {
			const reply = await this.forward(incoming, seen);
			incoming.socket.write(wholeReply(reply));
		}
	}

	private see({ head: { target }, isReused }: Incoming): Seen {
		const { struck } = this;
		const isStruck = struck !== undefined && struck.left > 0 && struck.target.test(target);
		if (isStruck) struck.left--;
		const seen = { target, isReused, isStruck, reply: undefined };
		this.seen.push(seen);
		return seen;
	}

	private async forward({ head, bytes }: Incoming, seen: Seen | undefined): Promise<RawReply> {
		const { hostname, port } = this.gateway;
		const { method, target: path, headers, length } = head;
		const answered = new Promise<RawReply>((resolve, reject) => {
			const request = httpRequest({ hostname, port, method, path, headers, agent: false });
			request.on('error', reject);
			request.on('response', (response) => {
				const pieces: Buffer[] = [];
				response.on('data', (piece: Buffer) => pieces.push(piece));
				response.on('error', reject);
				response.on('end', () => {
					resolve({
						status: response.statusCode ?? 0,
						headers: passedOn(response.headers),
						body: Buffer.concat(pieces),
					});
				});
			});
			request.end(bytes.subarray(length));
		});
		this.underWay.add(answered);
		const reply = await answered.finally(() => this.underWay.delete(answered));
		if (seen !== undefined) seen.reply = reply;
		return reply;
	}
}

/** Without what is about the connection to the gateway. */
function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>) {
	const own = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' && !own.has(name) ? [[name, value]] : [],
		),
	);
}

function portOf(server: Server): number {
	const address: AddressInfo | string | null = server.address();
	if (address === null || typeof address === 'string') throw new Error('not listening');
	return address.port;
}
