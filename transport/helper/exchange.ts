import type { Readable } from 'node:stream';
import { notSent, unknown, type Unaccepted } from '../../messaging/outcome';
import { isStream } from '../../platform/streams';
import { callAfter, type Timer } from '../../platform/timers';
import * as failures from '../failures';
import { Response } from '../response';
import { addressOf, type HttpRequest } from '../request';
import type { Secrets } from '../secrets';

/** Who lends n8n's helper; it takes what the `request` package took. */
export interface HelperOwner {
	readonly helpers: { request(options: object): Promise<unknown> };
}

/** Bytes of a response, decompressed: a test needs a few fields of a short one. */
const MAX_BYTES = 64 * 1024;

/**
 * One request through n8n's own helper, which keeps the instance's egress filter and proxy in force:
 * the whole response, or why there is none. No redirect is followed. What the helper fails with has the
 * request in it, password included, so nothing of it is shown but its code.
 *
 * @param timeout milliseconds for the answer to begin, and again for it to end
 */
export async function exchangeThroughHelper(
	{ helpers }: HelperOwner,
	{ method, url, headers, body, problem, isResponseSecret }: HttpRequest,
	secrets: Secrets,
	timeout: number,
): Promise<Response | Unaccepted> {
	const address = addressOf(url);
	if (!(address instanceof URL)) return notSent({ ...address, text: '' });
	if (problem !== undefined) return notSent(problem);
	const deadline = new Deadline(timeout);
	const response: Promise<unknown> = helpers.request({
		method,
		uri: url,
		headers,
		...(body === null ? {} : { body }),
		// As a stream: otherwise the helper holds all of it, however much and however slow.
		useStream: true,
		encoding: null,
		followRedirect: false,
		followAllRedirects: false,
		resolveWithFullResponse: true,
		simple: false,
		// Of an idle connection only.
		timeout,
		// The helper takes no signal for a request, and Node.js one for a connection.
		agentOptions: { signal: deadline.signal },
	});
	try {
		const answer = await deadline.before(response);
		deadline.restart();
		const bytes = await bodyOf(answer, deadline);
		if (!(bytes instanceof Uint8Array)) return bytes;
		const status = numberIn(answer, 'statusCode');
		const received = headersOf(valueIn(answer, 'headers'));
		return new Response(status, received, bytes, secrets, isResponseSecret);
	} catch (cause) {
		return deadline.hasPassed || codeOf(cause) === 'ECONNABORTED'
			? unknown(failures.timedOut(timeout, false))
			: notSent(failureOf(cause));
	} finally {
		deadline.clear();
		// One that comes too late is not read.
		response.then(discard, () => undefined);
	}
}

async function bodyOf(answer: unknown, deadline: Deadline): Promise<Uint8Array | Unaccepted> {
	const body = valueIn(answer, 'body');
	return isStream(body) ? await collect(body, deadline) : bytesOf(body);
}

async function collect(body: Readable, deadline: Deadline): Promise<Uint8Array | Unaccepted> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	// It can fail once more while it is being destroyed.
	body.on('error', () => undefined);
	deadline.signal.addEventListener('abort', () => body.destroy());
	try {
		for await (const chunk of body) {
			if (!(chunk instanceof Uint8Array)) continue;
			size += chunk.length;
			if (size > MAX_BYTES) return unknown(failures.tooLarge(MAX_BYTES));
			chunks.push(chunk);
		}
		// Where a body has no length, a socket that is closed at the deadline looks like its end.
		return deadline.hasPassed
			? unknown(failures.timedOut(deadline.milliseconds, true))
			: Buffer.concat(chunks);
	} catch (cause) {
		return deadline.hasPassed
			? unknown(failures.timedOut(deadline.milliseconds, true))
			: unknown(failures.brokenOff(codeOf(cause), '', true));
	} finally {
		body.destroy();
	}
}

/** A body that the helper has read itself, as it does with an empty one. */
function bytesOf(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body.subarray(0, MAX_BYTES);
	return Buffer.from(typeof body === 'string' ? body.slice(0, MAX_BYTES) : '');
}

function discard(answer: unknown): void {
	const body = valueIn(answer, 'body');
	if (isStream(body)) body.on('error', () => undefined).destroy();
}

/** n8n's protection against SSRF refuses with errors of its own, some within one of the client's. */
function failureOf(cause: unknown): ReturnType<typeof failures.neverLeft> {
	return someCause(cause, (error) => String(valueIn(error, 'name')).startsWith('SsrfBlocked'))
		? failures.blockedByInstance('')
		: failures.neverLeft(codeOf(cause), '');
}

function codeOf(cause: unknown): string {
	let code = 'UNKNOWN';
	someCause(cause, (error) => {
		const found = valueIn(error, 'code');
		if (typeof found !== 'string') return false;
		code = found;
		return true;
	});
	return code;
}

/** Whether an error, or one that caused it, is of a kind. Causes may go round in a ring. */
function someCause(error: unknown, isSo: (error: unknown) => boolean): boolean {
	let cause = error;
	for (let depth = 0; depth < 8 && typeof cause === 'object' && cause !== null; depth++) {
		if (isSo(cause)) return true;
		cause = valueIn(cause, 'cause');
	}
	return false;
}

function headersOf(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
		),
	);
}

function valueIn(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function numberIn(value: unknown, name: string): number {
	const found = valueIn(value, name);
	return typeof found === 'number' ? found : 0;
}

/** A time limit that can be given anew, and ends what listens to its signal. */
class Deadline {
	private readonly controller = new AbortController();
	private readonly timer: Timer;

	constructor(readonly milliseconds: number) {
		this.timer = callAfter(milliseconds, () => {
			this.controller.abort();
		});
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	get hasPassed(): boolean {
		return this.signal.aborted;
	}

	restart(): void {
		this.timer.restart();
	}

	clear(): void {
		this.timer.cancel();
	}

	/** What a promise becomes, if it becomes that in time. */
	async before<T>(promise: Promise<T>): Promise<T> {
		return await Promise.race([
			promise,
			new Promise<never>((_resolve, reject) => {
				this.signal.addEventListener('abort', () => {
					reject(new Error('too late'));
				});
			}),
		]);
	}
}
