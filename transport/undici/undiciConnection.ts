import { Readable } from 'node:stream';
import {
	accepted,
	type Failure,
	notSent,
	type Outcome,
	type Unaccepted,
	unknown,
} from '../../messaging/outcome';
import { withOpenBody, type OpenedBody } from './body';
import { Collector, type Arrival } from './collector';
import { systemCode } from './connectors';
import { Download, isBroken, type Broken } from './download';
import { UnreadableText } from '../decode/unreadable';
import { refusalOf, type EgressFilter } from './egress';
import { accountSecrets, requestSecrets } from '../exchangeSecrets';
import * as failures from '../failures';
import type { Connection, FileReader, GatewayNeeds } from '../connection';
import { interpret, type ReadResponse } from '../interpret';
import type { Dispatcher } from '../libraries';
import { failureBefore } from './notLeft';
import { poolFor, type Pools } from './pools';
import { Response, type ResponseHeaders } from '../response';
import { addressOf, type HttpRequest } from '../request';
import type { Secrets } from '../secrets';
import { codeAndText } from './thrown';
import { Turns } from './turns';
import { ConcurrencyLimit } from '../concurrencyLimit';

/** What an execution allows itself, and what its n8n's owner allows. */
export interface NetworkOptions {
	/** Most requests of this execution at the same time: the window. */
	readonly concurrency: number;
	/** Milliseconds for an answer to begin, and again for it to end. */
	readonly timeout: number;
	readonly egressFilter?: EgressFilter | undefined;
	/** Stops further requests; those in flight end. */
	readonly signal?: AbortSignal | undefined;
}

/** How to talk to one gateway on behalf of one execution. */
export interface ConnectionOptions
	extends
		NetworkOptions,
		Required<Pick<GatewayNeeds, 'connections' | 'maxResponseBytes' | 'secrets'>> {
	/** Bytes of a file that is downloaded, by default 2 GiB. */
	readonly maxFileBytes?: number | undefined;
}

/** What is ready to leave. */
interface Ready {
	readonly request: HttpRequest;
	readonly address: URL;
	readonly body: OpenedBody;
}
type Use<T> = (ready: Ready) => Promise<T | Unaccepted>;
/** A whole response, and for a long one the turn in which it is to be read. */
interface Arrived {
	readonly response: Response;
	readonly turn: Promise<void> | undefined;
}

/** Bytes of a response that takes its time to be read, such as a page of a list. */
const LONG_RESPONSE = 16 * 1024;

/** A connection over undici. */
export class UndiciConnection implements Connection {
	private readonly window: ConcurrencyLimit;
	/** Of long responses, to be read. */
	private readonly turns = new Turns();
	private readonly secrets: Secrets;
	private readonly pools: Pools;
	private last: { readonly text: string; readonly url: URL } | undefined;

	constructor(private readonly options: ConnectionOptions) {
		this.window = new ConcurrencyLimit(options.concurrency);
		this.pools = poolFor(options.egressFilter, options.connections);
		this.secrets = accountSecrets(options.secrets);
	}

	async exchange<T>(request: HttpRequest, read: ReadResponse<T>): Promise<Outcome<T>> {
		const arrived = await this.inTurn(request, async (ready) => await this.transmit(ready));
		if ('outcome' in arrived) return arrived;
		// The place in the window is free by now: the next request is under way while this is read.
		if (arrived.turn !== undefined) await arrived.turn;
		return interpret(arrived.response, read, request);
	}

	download<T>(request: HttpRequest, reader: FileReader<T>): Promise<Outcome<T>> {
		return this.inTurn(request, async (ready) => await this.receive(ready, reader));
	}

	/** Has a request leave once the window has room, with its body opened, and closed after it. */
	private async inTurn<T>(request: HttpRequest, use: Use<T>): Promise<T | Unaccepted> {
		// A source can fail while it waits for its turn: an error without a listener ends the process.
		if (request.body instanceof Readable) request.body.on('error', () => undefined);
		return await this.window.run(async () => {
			try {
				return await this.send(request, use);
			} finally {
				// One that was refused before its turn to be opened, too.
				if (request.body instanceof Readable) request.body.destroy();
			}
		});
	}

	private async send<T>(request: HttpRequest, use: Use<T>): Promise<T | Unaccepted> {
		const { egressFilter, signal } = this.options;
		if (signal?.aborted === true) return notSent(failures.stopped());
		const address = this.addressOf(request.url);
		if (!(address instanceof URL)) return notSent(this.scrubbed(address));
		if (request.problem !== undefined) return notSent(request.problem);
		if (egressFilter !== undefined) {
			const refusal = await refusalOf(egressFilter, address);
			if (refusal !== undefined) return notSent(this.scrubbed(refusal));
		}
		return await withOpenBody(
			request.body,
			async (body) => await use({ request, address, body }),
			(error) => this.sourceGone(error),
		);
	}

	private async transmit(ready: Ready): Promise<Arrived | Unaccepted> {
		const { timeout, maxResponseBytes: maxBytes, signal } = this.options;
		const arrival = await new Promise<Arrival>((arrive) => {
			const source = ready.body instanceof Readable ? ready.body : undefined;
			const collector = new Collector({ timeout, maxBytes, signal, source }, arrive);
			this.dispatch(ready, collector, (error) => {
				arrive({ kind: 'neverLeft', error });
			});
		});
		if (arrival.kind !== 'complete') return this.broken(arrival);
		const { status, headers, bytes } = arrival;
		// Of long responses that came together all would be read before a request could follow the first
		// of them, and the gateway would stand idle for as long: undici uses a connection again only
		// after a turn of the loop.
		const turn = bytes.length > LONG_RESPONSE ? this.turns.next() : undefined;
		// As many as the window holds may lie here unread, and no more.
		if (this.turns.waiting > this.options.concurrency) await turn;
		return { response: this.responseTo(ready, status, headers, bytes), turn };
	}

	private async receive<T>(ready: Ready, reader: FileReader<T>): Promise<Outcome<T>> {
		const download = new Download(this.options);
		this.dispatch(ready, download, (error) => {
			download.fail(error);
		});
		const begun = await download.begun;
		if (begun.kind !== 'begun') return this.broken(begun);
		const responseOf = (bytes: Uint8Array) =>
			this.responseTo(ready, begun.status, begun.headers, bytes);
		const start = responseOf(begun.start);
		try {
			if (begun.status !== 200 || !reader.isFile(start)) {
				const whole = await download.collect(this.options.maxResponseBytes);
				const end = await download.finish();
				if (whole === undefined) return this.broken({ kind: 'tooLarge' });
				return isBroken(end)
					? this.broken(end)
					: interpret(responseOf(whole), reader.readOther, ready.request);
			}
			const value = await reader.take(download.body, start);
			const end = await download.finish();
			return isBroken(end) ? this.broken(end) : accepted(value);
		} catch (error) {
			const end = await download.finish();
			if (isBroken(end)) return this.broken(end);
			if (!(error instanceof UnreadableText)) throw error;
			const reason = `The gateway's file could not be understood: ${error.message}`;
			return unknown(failures.unreadable(begun.status, '', reason));
		}
	}

	private responseTo(
		{ request }: Ready,
		status: number,
		headers: ResponseHeaders,
		bytes: Uint8Array,
	): Response {
		const secrets =
			request.secrets === undefined ? this.secrets : requestSecrets(request, this.options.secrets);
		return new Response(status, headers, bytes, secrets, request.isResponseSecret);
	}

	/** Requests that have a body mostly go where the last one went; reading an address takes its time. */
	private addressOf(text: string): URL | Failure {
		if (this.last?.text === text) return this.last.url;
		const url = addressOf(text);
		if (url instanceof URL) this.last = { text, url };
		return url;
	}

	private sourceGone(error: unknown): Unaccepted {
		const [, why] = error === null ? [] : codeAndText(error);
		return notSent(this.scrubbed(failures.sourceGone(why ?? '')));
	}

	/** @param fail hears of a request that undici does not even begin */
	private dispatch(
		{ request: { method, headers }, address, body }: Ready,
		handler: Dispatcher.DispatchHandler,
		fail: (error: unknown) => void,
	): void {
		const { origin, pathname, search } = address;
		const options = { origin, path: pathname + search, method, headers, body };
		try {
			this.pools.dispatch(options, handler);
		} catch (error) {
			fail(error);
		}
	}

	private broken(arrival: Broken): Unaccepted {
		switch (arrival.kind) {
			case 'neverLeft':
				return notSent(this.scrubbed(failureBefore(arrival.error)));
			case 'stopped':
				return notSent(failures.stopped());
			case 'interrupted':
				return unknown(failures.interrupted());
			case 'timedOut':
				return unknown(
					failures.timedOut(arrival.milliseconds ?? this.options.timeout, arrival.hasStarted),
				);
			case 'tooLarge':
				return unknown(failures.tooLarge(arrival.limit ?? this.options.maxResponseBytes));
			case 'brokenOff': {
				const [code, text] = codeAndText(arrival.error);
				return unknown(
					this.scrubbed(failures.brokenOff(systemCode(code), text, arrival.hasStarted)),
				);
			}
		}
	}

	private scrubbed(failure: Failure): Failure {
		return { ...failure, text: this.secrets.scrub(failure.text) };
	}
}
