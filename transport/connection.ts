import { Readable } from 'node:stream';
import type { Failure, Outcome } from '../messaging/outcome';
import { notSent, unknown } from '../messaging/outcome';
import { Collector, type Arrival } from './collector';
import * as failures from './failures';
import { interpret, type ReadReply } from './interpret';
import { poolFor, type EgressFilter } from './pools';
import { Reply } from './reply';
import { isHttpUrl, type HttpRequest } from './request';
import { Secrets } from './secrets';
import { Window } from './window';

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
		// A source can fail while it waits for its turn: an error without a listener ends the process.
		if (request.body instanceof Readable) request.body.on('error', () => undefined);
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
		if (!isHttpUrl(request.url)) return notSent(this.scrubbed(failures.badUrl(request.url)));
		if (request.body instanceof Readable && request.body.destroyed) {
			const [, why] = codeAndText(request.body.errored);
			return notSent(this.scrubbed(failures.sourceGone(request.body.errored === null ? '' : why)));
		}
		// The secure lookup alone would let an address without a name through.
		const refusal = await refusalOf(egressFilter, request.url);
		if (refusal !== undefined) return notSent(this.scrubbed(failures.blockedByInstance(refusal)));
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
				return interpret(
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

	private scrubbed(failure: Failure): Failure {
		return { ...failure, text: this.secrets.scrub(failure.text) };
	}
}

/** Why the instance's filter does not allow an address; it can throw as well as say so. */
async function refusalOf(
	filter: EgressFilter | undefined,
	url: string,
): Promise<string | undefined> {
	try {
		const verdict = await filter?.validateUrl(url);
		return verdict?.ok === false ? verdict.error.message : undefined;
	} catch (error) {
		return codeAndText(error)[1];
	}
}

/**
 * undici and Node put a code on every error; one for an attempt at several addresses keeps its
 * reasons in `errors`. Known by shape: an error of another realm is no instance of this `Error`.
 */
function codeAndText(error: unknown): [code: string, text: string] {
	if (typeof error !== 'object' || error === null) return ['UNKNOWN', String(error)];
	const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
	const text = 'message' in error && typeof error.message === 'string' ? error.message : '';
	if (text !== '' || !('errors' in error) || !Array.isArray(error.errors)) return [code, text];
	return [code, error.errors.map((reason) => codeAndText(reason)[1]).join('; ')];
}
