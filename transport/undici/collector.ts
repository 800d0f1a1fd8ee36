import type { Readable } from 'node:stream';
import type { Dispatcher } from '../libraries';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What a single dispatch came to. */
export type Arrival =
	| {
			readonly kind: 'complete';
			readonly status: number;
			readonly headers: Headers;
			readonly bytes: Uint8Array;
	  }
	| { readonly kind: 'neverLeft'; readonly error: unknown }
	| { readonly kind: 'stopped' }
	| {
			readonly kind: 'timedOut';
			readonly hasStarted: boolean;
			/** The limit, where it is not the exchange's own. */
			readonly milliseconds?: number;
	  }
	| {
			readonly kind: 'tooLarge';
			/** The limit in bytes, where it is not the exchange's own. */
			readonly limit?: number;
	  }
	| { readonly kind: 'brokenOff'; readonly hasStarted: boolean; readonly error: unknown };

/** The limits of one exchange. */
export interface Limits {
	/** Milliseconds from the request having left to the headers, and again from there to the last byte. */
	readonly timeout: number;
	/** Bytes of the response's body. */
	readonly maxBytes: number;
	readonly signal: AbortSignal | undefined;
	/** What is sent, if that is a stream: the time begins again with each piece that leaves. */
	readonly source?: Readable | undefined;
}

/**
 * Collects one response and knows how far the exchange came. undici calls `onRequestStart` right before
 * it writes to a connection that is open, which is the line between `notSent` and `unknown`: an
 * error code alone cannot draw it, a reset may come from the handshake or from the request.
 */
export class Collector implements Dispatcher.DispatchHandler {
	private left = false;
	private status = 0;
	private headers: Headers = {};
	private readonly chunks: Uint8Array[] = [];
	private size = 0;
	private timer: NodeJS.Timeout | undefined;
	private early: Arrival | undefined;

	constructor(
		private readonly limits: Limits,
		private readonly arrive: (arrival: Arrival) => void,
	) {}

	onRequestStart(controller: Dispatcher.DispatchController): void {
		// A request can wait for a connection while its execution is being stopped.
		if (this.limits.signal?.aborted === true) {
			this.end(controller, { kind: 'stopped' });
			return;
		}
		this.left = true;
		this.startTimer(controller);
		// undici listens as well before the first piece can come.
		this.limits.source?.on('data', () => this.timer?.refresh());
	}

	onResponseStart(
		controller: Dispatcher.DispatchController,
		status: number,
		headers: Headers,
	): void {
		// An interim answer begins no response, and buys no time.
		if (status < 200) return;
		this.status = status;
		this.headers = headers;
		if (Number(headers['content-length']) > this.limits.maxBytes) {
			this.end(controller, { kind: 'tooLarge' });
			return;
		}
		this.startTimer(controller);
	}

	onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
		this.size += chunk.length;
		if (this.size > this.limits.maxBytes) this.end(controller, { kind: 'tooLarge' });
		else this.chunks.push(chunk);
	}

	onResponseEnd(): void {
		clearTimeout(this.timer);
		const [only] = this.chunks;
		const bytes =
			only !== undefined && this.chunks.length === 1 ? only : Buffer.concat(this.chunks);
		const arrival = {
			kind: 'complete',
			status: this.status,
			headers: this.headers,
			bytes,
		} as const;
		// undici frees the connection a turn of the event loop later: whoever sends the next request
		// before that would be given a new connection, beyond the window.
		setImmediate(() => setImmediate(this.arrive, arrival));
	}

	onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
		clearTimeout(this.timer);
		if (this.early !== undefined) this.arrive(this.early);
		else if (this.left) this.arrive({ kind: 'brokenOff', hasStarted: this.status > 0, error });
		else this.arrive({ kind: 'neverLeft', error });
	}

	private startTimer(controller: Dispatcher.DispatchController): void {
		if (this.timer !== undefined) {
			this.timer.refresh();
			return;
		}
		this.timer = setTimeout(() => {
			this.end(controller, { kind: 'timedOut', hasStarted: this.status > 0 });
		}, this.limits.timeout);
	}

	private end(controller: Dispatcher.DispatchController, arrival: Arrival): void {
		this.early = arrival;
		controller.abort(new Error(arrival.kind));
	}
}
