import { Readable } from 'node:stream';
import type { Arrival } from './collector';
import type { Dispatcher } from '../libraries';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Milliseconds that all of a file may be waited for: one that drips would go on for ever. */
const LONGEST_MS = 60 * 60 * 1000;

/** Bytes of a file: some 40 million addresses. One without an end would fill the disk. */
const LARGEST_FILE = 2 * 1024 * 1024 * 1024;

/** What of a response is looked at before it is known whether it is the file. */
const START_BYTES = 4096;

/** A response that has begun: its first 4 KiB, or all of a shorter one. */
export interface Beginning {
	readonly kind: 'begun';
	readonly status: number;
	readonly headers: Headers;
	readonly start: Uint8Array;
}

/** Why a response did not arrive whole. */
export type Broken = Exclude<Arrival, { kind: 'complete' }> | { kind: 'interrupted' };

/** How a response ended: `left` is one that its reader had enough of. */
export type End = { readonly kind: 'whole' } | { readonly kind: 'left' } | Broken;

export function isBroken(end: End): end is Broken {
	return end.kind !== 'whole' && end.kind !== 'left';
}

/** The limits of one download. */
export interface DownloadLimits {
	/** Milliseconds for the headers, and again for each piece of the body that is waited for. */
	readonly timeout: number;
	/** Milliseconds for all of the waiting, by default an hour. */
	readonly longest?: number;
	/** Bytes of the body, by default 2 GiB. */
	readonly maxFileBytes?: number | undefined;
	/** Ends the download: nothing that was read is undone by that. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Receives one response as a stream, no faster than it is read. A reader that is slow takes no time from
 * the other side: the clock runs only while something is waited for.
 */
export class Download implements Dispatcher.DispatchHandler {
	/** The whole body. It fails where the response ends early, so what was made of it is not whole. */
	readonly body: Readable;
	readonly begun: Promise<Beginning | Broken>;
	private readonly ended: Promise<End>;
	private tellBegun: (beginning: Beginning | Broken) => void = () => undefined;
	private tellEnd: (end: End) => void = () => undefined;
	private controller: Dispatcher.DispatchController | undefined;
	private status = 0;
	private size = 0;
	private headers: Headers = {};
	private held: Uint8Array[] | undefined = [];
	private early: End | undefined;
	private timer: NodeJS.Timeout | undefined;
	private waitingSince: number | undefined;
	/** Milliseconds in all, without what is being waited now. */
	private waited = 0;
	private readonly stop = (): void => {
		this.end({ kind: this.controller === undefined ? 'stopped' : 'interrupted' });
	};

	private readonly most: number;

	constructor(private readonly limits: DownloadLimits) {
		this.most = limits.maxFileBytes ?? LARGEST_FILE;
		this.begun = new Promise((resolve) => (this.tellBegun = resolve));
		this.ended = new Promise((resolve) => (this.tellEnd = resolve));
		this.body = new Readable({
			read: () => {
				this.resume();
			},
			destroy: (error, done) => {
				this.end({ kind: 'left' });
				done(error);
			},
		});
		// It can fail before anybody reads it: an error without a listener ends the process.
		this.body.on('error', () => undefined);
		limits.signal?.addEventListener('abort', this.stop);
	}

	/** All bytes of the body; undefined where there are more than so many. */
	async collect(most: number): Promise<Uint8Array | undefined> {
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of this.body) {
			if (!(chunk instanceof Uint8Array)) continue;
			size += chunk.length;
			if (size > most) return undefined;
			chunks.push(chunk);
		}
		return Buffer.concat(chunks);
	}

	/** How the response ended; what has not been read by now is left. */
	async finish(): Promise<End> {
		this.body.destroy();
		return await this.ended;
	}

	/** Nothing left: there was no connection for it. */
	fail(error: unknown): void {
		this.conclude({ kind: 'neverLeft', error });
	}

	onRequestStart(controller: Dispatcher.DispatchController): void {
		this.controller = controller;
		// A request can wait for a connection while its execution is being stopped.
		if (this.early === undefined) this.startTimer();
		else controller.abort(new Error(this.early.kind));
	}

	onResponseStart(
		_controller: Dispatcher.DispatchController,
		status: number,
		headers: Headers,
	): void {
		// An interim answer begins no response, and buys no time.
		if (status < 200) return;
		this.status = status;
		this.headers = headers;
		this.startTimer();
		if (Number(headers['content-length']) > this.most) this.end(this.tooLarge);
	}

	onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
		this.size += chunk.length;
		if (this.size > this.most) {
			this.end(this.tooLarge);
			return;
		}
		this.startTimer();
		if (this.held !== undefined) {
			this.held.push(chunk);
			const size = this.held.reduce((sum, { length }) => sum + length, 0);
			if (size >= START_BYTES) this.begin(this.held);
			return;
		}
		if (this.body.push(chunk)) return;
		this.stopTimer();
		controller.pause();
	}

	onResponseEnd(): void {
		this.stopTimer();
		this.early = { kind: 'whole' };
		if (this.held !== undefined) this.begin(this.held);
		this.body.push(null);
		// undici frees the connection a turn of the event loop later.
		setImmediate(() => {
			setImmediate(() => {
				this.conclude({ kind: 'whole' });
			});
		});
	}

	onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
		if (this.early !== undefined) this.conclude(this.early);
		else if (this.controller === undefined) this.conclude({ kind: 'neverLeft', error });
		else this.conclude({ kind: 'brokenOff', hasStarted: this.status > 0, error });
	}

	private get tooLarge(): Broken {
		return { kind: 'tooLarge', limit: this.most };
	}

	private begin(held: readonly Uint8Array[]): void {
		this.held = undefined;
		const start = Buffer.concat(held);
		this.tellBegun({ kind: 'begun', status: this.status, headers: this.headers, start });
		if (start.length > 0) this.body.push(start);
	}

	private resume(): void {
		if (this.controller?.paused !== true) return;
		this.startTimer();
		this.controller.resume();
	}

	private startTimer(): void {
		this.stopTimer();
		const { timeout, longest = LONGEST_MS } = this.limits;
		const isLast = longest - this.waited < timeout;
		this.waitingSince = performance.now();
		this.timer = setTimeout(
			() => {
				const milliseconds = isLast ? longest : timeout;
				this.end({ kind: 'timedOut', hasStarted: this.status > 0, milliseconds });
			},
			isLast ? Math.max(0, longest - this.waited) : timeout,
		);
	}

	private stopTimer(): void {
		clearTimeout(this.timer);
		if (this.waitingSince !== undefined) this.waited += performance.now() - this.waitingSince;
		this.waitingSince = undefined;
	}

	/** Ends it from this side; after its end that changes nothing. */
	private end(end: End): void {
		if (this.early !== undefined) return;
		this.early = end;
		if (this.controller === undefined) this.conclude(end);
		else this.controller.abort(new Error(end.kind));
	}

	private conclude(end: End): void {
		this.stopTimer();
		this.limits.signal?.removeEventListener('abort', this.stop);
		this.tellEnd(end);
		if (!isBroken(end)) return;
		this.tellBegun(end);
		this.body.destroy(new Error(end.kind));
	}
}
