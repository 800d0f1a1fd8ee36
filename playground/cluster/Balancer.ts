import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePorts } from '../server/ports';

/** Failures of a connection after which nothing can have arrived. */
const NOT_SENT = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * A reverse proxy in front of the webhook processes: in turn, and past those that take no
 * connection, as nginx does it. What has begun is not repeated: a process that ends while it
 * answers makes 502, and the vendor calls again.
 */
export class Balancer {
	private readonly server = createServer((incoming, outgoing) => {
		this.pass(incoming, outgoing);
	});
	/** Calls; how often one went to the next process, and how often it ended as 502. */
	readonly counts = { calls: 0, failedOver: 0, badGateway: 0 };

	private constructor(
		readonly port: number,
		private readonly targets: readonly number[],
	) {}

	/** Chooses a free port; `listen` opens it. */
	static async prepare(targets: readonly number[]): Promise<Balancer> {
		const [port = 0] = await freePorts(1);
		return new Balancer(port, targets);
	}

	/** Without a trailing slash. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Takes calls from here on. */
	async listen(): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(this.port, '127.0.0.1', resolve);
		});
	}

	/** Ends all connections. */
	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			this.counts.calls++;
			this.forward(incoming, Buffer.concat(chunks), outgoing, this.targets.length);
		});
	}

	private forward(
		incoming: IncomingMessage,
		body: Buffer,
		outgoing: ServerResponse,
		triesLeft: number,
	): void {
		const port = this.targets[(this.counts.calls + triesLeft) % this.targets.length];
		const { method, url: path, headers } = incoming;
		const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
			answer.once('error', () => outgoing.destroy());
		});
		onward.once('error', (error) => {
			const isUntouched = 'code' in error && NOT_SENT.has(String(error.code));
			if (isUntouched && triesLeft > 1) {
				this.counts.failedOver++;
				this.forward(incoming, body, outgoing, triesLeft - 1);
			} else if (outgoing.headersSent) {
				outgoing.destroy();
			} else {
				this.counts.badGateway++;
				outgoing.writeHead(502).end();
			}
		});
		onward.end(body);
	}
}
