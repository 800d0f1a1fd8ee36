import { Readable } from 'node:stream';
import type { Failure, Outcome } from '../messaging/outcome';
import { notSent, unknown } from '../messaging/outcome';
import { Collector, type Arrival } from './collector';
import { UnreadableText } from './decode/unreadable';
import * as failures from './failures';
import { poolFor, type EgressFilter } from './pools';
import { Reply } from './reply';
import type { HttpRequest } from './request';
import { Secrets } from './secrets';
import { Window } from './window';

/** Reads a complete reply: the vendor's own marker decides, never the HTTP status alone. */
export type ReadReply<T> = (reply: Reply) => Outcome<T>;

/** How to talk to one gateway on behalf of one execution. */
export interface ConnectionOptions {
	/** Most requests of this execution at the same time: the window. */
	readonly concurrency: number;
	/** Milliseconds for an answer to begin, and again for it to end. */
	readonly timeout: number;
	/** Most connections to one origin in this process, a limit of the gateway. */
	readonly connections: number;
	/** Bytes of a reply. */
	readonly maxReplyBytes: number;
	/** Passwords and tokens, in no text that leaves the transport. */
	readonly secrets: readonly string[];
	readonly egressFilter?: EgressFilter | undefined;
	/** Stops further requests; those in flight end. */
	readonly signal?: AbortSignal | undefined;
}

/** Most bytes of a reply to a send or a query. */
export const SMALL_REPLY = 64 * 1024;

/**
 * One execution's way to a gateway. It repeats nothing and follows no redirect: every exchange ends
 * as one {@link Outcome}.
 */
export class Connection {
	private readonly window: Window;
	private readonly secrets: Secrets;

	constructor(private readonly options: ConnectionOptions) {
		this.window = new Window(options.concurrency);
		this.secrets = new Secrets(options.secrets);
	}

	/**
	 * Sends one request as soon as the window has room, and has the reply read.
	 *
	 * @param read gets every complete reply that is no redirect, whatever its HTTP status
	 */
	async exchange<T>(request: HttpRequest, read: ReadReply<T>): Promise<Outcome<T>> {
		return await this.window.run(async () => {
			try {
				return await this.send(request, read);
			} finally {
				// After an early answer undici leaves the source open.
				if (request.body instanceof Readable) request.body.destroy();
			}
		});
	}

	private async send<T>(request: HttpRequest, read: ReadReply<T>): Promise<Outcome<T>> {
		const { egressFilter, signal } = this.options;
		if (signal?.aborted === true) return notSent(failures.stopped());
		if (!URL.canParse(request.url)) return notSent(this.scrubbed(failures.badUrl(request.url)));
		// The secure lookup alone would let an address without a name through.
		const verdict = await egressFilter?.validateUrl(request.url);
		if (verdict?.ok === false) {
			return notSent(this.scrubbed(failures.blockedByInstance(verdict.error.message)));
		}
		return this.conclude(await this.dispatch(request), read);
	}

	private async dispatch({ url, method, headers, body }: HttpRequest): Promise<Arrival> {
		const { egressFilter, connections, timeout, maxReplyBytes, signal } = this.options;
		const { origin, pathname, search } = new URL(url);
		return await new Promise((arrive) => {
			try {
				poolFor(egressFilter, connections).dispatch(
					{ origin, path: pathname + search, method, headers, body },
					new Collector({ timeout, maxBytes: maxReplyBytes, signal }, arrive),
				);
			} catch (error) {
				arrive({ kind: 'neverLeft', error });
			}
		});
	}

	private conclude<T>(arrival: Arrival, read: ReadReply<T>): Outcome<T> {
		switch (arrival.kind) {
			case 'complete':
				return this.readReply(
					new Reply(arrival.status, arrival.headers, arrival.bytes, this.secrets),
					read,
				);
			case 'neverLeft':
				return notSent(this.scrubbed(failures.neverLeft(...codeAndText(arrival.error))));
			case 'stopped':
				return notSent(failures.stopped());
			case 'timedOut':
				return unknown(failures.timedOut(this.options.timeout, arrival.hasStarted));
			case 'tooLarge':
				return unknown(failures.tooLarge(this.options.maxReplyBytes));
			case 'brokenOff': {
				const [code, text] = codeAndText(arrival.error);
				return unknown(this.scrubbed(failures.brokenOff(code, text, arrival.hasStarted)));
			}
		}
	}

	private readReply<T>(reply: Reply, read: ReadReply<T>): Outcome<T> {
		if (reply.status >= 300 && reply.status < 400) {
			const target = reply.show(reply.header('location') ?? '');
			return unknown(failures.redirected(reply.status, target));
		}
		try {
			return read(reply);
		} catch (error) {
			// What cannot be read may still have been taken; a defect of a reader counts the same.
			const reason =
				error instanceof UnreadableText
					? error.message
					: "The gateway's answer could not be understood";
			return unknown(failures.unreadable(reply.status, reply.excerpt(), reason));
		}
	}

	private scrubbed(failure: Failure): Failure {
		return { ...failure, text: this.secrets.scrub(failure.text) };
	}
}

/** undici and Node put a code on every error; an attempt at several addresses carries several. */
function codeAndText(error: unknown): [code: string, text: string] {
	if (!(error instanceof Error)) return ['UNKNOWN', String(error)];
	const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
	const text = error.message === '' && first instanceof Error ? first.message : error.message;
	return ['code' in error && typeof error.code === 'string' ? error.code : error.name, text];
}
