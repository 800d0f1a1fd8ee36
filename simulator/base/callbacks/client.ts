import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';

import { type Exchange, Outgoing } from '../http/outgoing';
import type { CallbackRequest } from './callback';
import type { Target } from './target';

const LARGEST_ANSWER = 64 * 1024;
/** Shorter than what receivers keep idle connections for, so that none ends as it is reused. */
const IDLE_MS = 1_000;
const FORM = 'application/x-www-form-urlencoded';

/** Limits of one exchange. */
export interface ExchangeLimits {
	/** Real milliseconds from the start of the request to the end of the answer. */
	readonly timeoutMs: number;
	/** Connections to one receiver. */
	readonly maxConnections: number;
}

/** Calls receivers over connections that are kept alive. Follows no redirect. */
export class CallbackClient {
	private readonly plain = new Agent({ keepAlive: true, timeout: IDLE_MS });
	private readonly tls = new TlsAgent({ keepAlive: true, timeout: IDLE_MS });
	private readonly outgoing = new Outgoing();

	/** Never rejects: what goes wrong is the result. */
	async send(request: CallbackRequest, target: Target, limits: ExchangeLimits): Promise<Exchange> {
		const { method, form, contentType = FORM } = request;
		const { timeoutMs, maxConnections } = limits;
		const agent = target.isTls ? this.tls : this.plain;
		// Connections above a limit that was lowered end as they fall idle.
		agent.maxSockets = maxConnections;
		const headers = method === 'POST' ? { 'content-type': contentType } : {};
		const { hostname, port, path } = target;
		const options = { hostname, port, path, method, headers, agent };
		const all = { what: 'answer', timeoutMs, largest: LARGEST_ANSWER };
		return await this.outgoing.exchange(target.isTls, options, form, all);
	}

	/** Ends every exchange and every connection. */
	close(): void {
		this.outgoing.close();
		this.plain.destroy();
		this.tls.destroy();
	}
}
