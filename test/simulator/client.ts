import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

import { account } from '../../simulator/smsgo/account';
import type { Simulator } from '../../simulator/simulator';

/** A reply, or what was left of one. */
export interface Received {
	status: number;
	headers: IncomingHttpHeaders;
	type: string;
	bytes: Buffer;
	body: string;
	/** False where the connection ended before the announced length. */
	complete: boolean;
	elapsedMs: number;
}

export interface Call {
	method?: string;
	body?: string | Buffer;
	headers?: Record<string, string>;
	agent?: Agent;
}

/** One exchange over a real socket. Rejects where the connection ends without a status line. */
export async function exchange(url: string, call: Call = {}): Promise<Received> {
	const { method = 'GET', body, headers = {}, agent } = call;
	const started = performance.now();
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, { method, headers, agent: agent ?? false }, (incoming) => {
			const chunks: Buffer[] = [];
			const finish = () => {
				const bytes = Buffer.concat(chunks);
				resolve({
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					type: incoming.headers['content-type'] ?? '',
					bytes,
					body: bytes.toString('utf8'),
					complete: incoming.complete,
					elapsedMs: performance.now() - started,
				});
			};
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('end', finish);
			incoming.on('error', finish);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

export type Parameters = Record<string, string>;

/** The demo account's credentials and a message that is accepted. */
export const CREDENTIALS: Parameters = {
	username: account.initial.username,
	password: account.initial.password,
};
export const MESSAGE: Parameters = { dstaddr: '0912345678', smbody: 'Hello' };

/** POSTs a form to `file` with the demo account's credentials. */
export async function post(base: string, file: string, parameters: Parameters, agent?: Agent) {
	return await exchange(`${base}/${file}`, {
		method: 'POST',
		body: new URLSearchParams({ ...CREDENTIALS, ...parameters }).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		...(agent === undefined ? {} : { agent }),
	});
}

/** Sends a message (by default `MESSAGE`) with a POST form. */
export async function send({ gateways }: Simulator, parameters: Parameters = {}, agent?: Agent) {
	return await post(gateways.smsgo, 'sendsms.aspx', { ...MESSAGE, ...parameters }, agent);
}

/** Sends exactly this query string, as untruthful as it may be. */
export async function sendQuery({ gateways }: Simulator, query: string) {
	return await exchange(`${gateways.smsgo}/sendsms.aspx?${query}`);
}

/** The values of a `name=value` reply. */
export function valuesOf(body: string): Record<string, string> {
	const lines = body.split(/\r?\n/).filter((line) => line !== '');
	return Object.fromEntries(
		lines.map((line) => {
			const equals = line.indexOf('=');
			return [line.slice(0, equals), line.slice(equals + 1).trim()];
		}),
	);
}

/** The status code of a send with these parameters. */
export async function codeOfSend(simulator: Simulator, parameters: Parameters): Promise<string> {
	return valuesOf((await send(simulator, parameters)).body)['statuscode'] ?? '';
}

/** `count` numbers that differ. */
export function numbers(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `09${`${index}`.padStart(8, '0')}`);
}
