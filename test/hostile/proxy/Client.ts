import type { Socket } from 'node:net';
import { readHead, wholeLength, type RequestHead } from './rawHttp';

/** How much of a request has arrived; `hello` is any first byte, such as those of a TLS handshake. */
export const STAGES = ['hello', 'head', 'half', 'whole'] as const;
export type Stage = (typeof STAGES)[number];

/** A request on its way in. */
export interface Incoming {
	readonly socket: Socket;
	/** An empty one until the head has arrived. */
	readonly head: RequestHead;
	/** All of it that has arrived. */
	readonly bytes: Buffer;
	/** Whether the connection has brought a request before. */
	readonly isReused: boolean;
}

const NO_HEAD: RequestHead = { method: '', target: '', headers: {}, length: 0 };

/**
 * One connection of a client: cuts what arrives into requests, and tells how far each has come.
 * What is told can take the connection away; otherwise the next request is read once it has ended.
 */
export class Client {
	private bytes = Buffer.alloc(0);
	private stage = -1;
	private requests = 0;
	private isBusy = false;

	/** @param arrived hears of each stage of a request, in order and one at a time */
	constructor(
		private readonly socket: Socket,
		private readonly arrived: (stage: Stage, incoming: Incoming) => Promise<void>,
	) {
		socket.on('data', (piece: Buffer) => {
			this.bytes = Buffer.concat([this.bytes, piece]);
			// The gateway goes away with the world that both are in.
			this.advance().catch(() => {
				socket.destroy();
			});
		});
	}

	/** Whether it is between two requests. */
	get isIdle(): boolean {
		return this.requests > 0 && this.stage < 0 && !this.isBusy;
	}

	private async advance(): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		for (let next = this.next(); next !== undefined; next = this.next()) {
			this.stage++;
			const { socket, bytes, requests } = this;
			const head = readHead(bytes) ?? NO_HEAD;
			await this.arrived(next, { socket, head, bytes, isReused: requests > 0 });
			if (socket.destroyed) break;
			if (next !== 'whole') continue;
			this.requests++;
			this.stage = -1;
			this.bytes = bytes.subarray(wholeLength(head, bytes));
		}
		this.isBusy = false;
	}

	/** The next stage, where so much has arrived. */
	private next(): Stage | undefined {
		const stage = STAGES[this.stage + 1];
		return stage !== undefined && this.hasCome(stage) ? stage : undefined;
	}

	private hasCome(stage: Stage): boolean {
		const { bytes } = this;
		if (stage === 'hello') return bytes.length > 0;
		const head = readHead(bytes);
		if (head === undefined) return false;
		if (stage === 'head') return true;
		const whole = wholeLength(head, bytes);
		if (stage === 'half') return whole === undefined || bytes.length >= (head.length + whole) / 2;
		return whole !== undefined && bytes.length >= whole;
	}
}
