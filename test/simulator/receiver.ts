import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A callback as a receiver sees it. */
export interface ReceivedCall {
	method: string;
	/** Path and query string, byte for byte. */
	target: string;
	/** What stands behind the last question mark; with POST the form. */
	query: string;
	form: string;
	type: string;
	/** Query or form, decoded as UTF-8. */
	values: Record<string, string>;
}

/** An answer, or a way of giving none. */
export type ReceiverAnswer =
	{ status?: number; type?: string; body?: string; location?: string } | 'hang' | 'reset' | 'half';

export type Answering = (call: ReceivedCall, index: number) => ReceiverAnswer;

/** What chapter 2 asks for. */
export function acknowledge({ values }: ReceivedCall): ReceiverAnswer {
	return { body: `magicid=tccrd_sms_gateway_rpack\nmsgid=${values['msgid'] ?? ''}\n` };
}

/** A server that receives callbacks, and answers them rightly unless told otherwise. */
export class Receiver {
	readonly calls: ReceivedCall[] = [];
	answering: Answering = acknowledge;
	/** Real milliseconds before every answer. */
	delayMs = 0;
	openRequests = 0;
	maxRequests = 0;
	openConnections = 0;
	maxConnections = 0;
	totalConnections = 0;
	private readonly server: Server;

	private constructor() {
		this.server = createServer((message, response) => {
			void this.receive(message, response);
		});
		this.server.on('connection', (socket) => {
			this.totalConnections++;
			this.maxConnections = Math.max(this.maxConnections, ++this.openConnections);
			socket.once('close', () => this.openConnections--);
		});
	}

	static async start(): Promise<Receiver> {
		const receiver = new Receiver();
		await new Promise<void>((resolve) => {
			receiver.server.listen(0, '127.0.0.1', resolve);
		});
		return receiver;
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	private async receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
		this.maxRequests = Math.max(this.maxRequests, ++this.openRequests);
		response.once('close', () => this.openRequests--);
		const chunks: Buffer[] = [];
		message.on('data', (chunk: Buffer) => chunks.push(chunk));
		await new Promise((resolve) => message.once('end', resolve));
		const target = message.url ?? '';
		const form = Buffer.concat(chunks).toString('latin1');
		const query = form === '' ? target.slice(target.lastIndexOf('?') + 1) : form;
		const call: ReceivedCall = {
			method: message.method ?? '',
			target,
			query,
			form,
			type: message.headers['content-type'] ?? '',
			values: Object.fromEntries(new URLSearchParams(query)),
		};
		const answer = this.answering(call, this.calls.push(call) - 1);
		if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
		write(response, answer);
	}
}

function write(response: ServerResponse, answer: ReceiverAnswer): void {
	if (answer === 'hang') return;
	if (answer === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	if (answer === 'half') {
		response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 1_000 });
		response.write('magicid=', () => response.socket?.destroy());
		return;
	}
	const { status = 200, type = 'text/plain', body = '', location } = answer;
	const headers = { 'content-type': type, ...(location === undefined ? {} : { location }) };
	response.writeHead(status, headers);
	response.end(body);
}
