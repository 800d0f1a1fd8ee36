import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

import { Outgoing } from '../base/http/outgoing';

const LARGEST_DOCUMENT = 1024 * 1024;

/** A document that was fetched, or why there is none. */
export type Fetched = { readonly bytes: Buffer } | { readonly problem: string };

/** Fetches documents for XmlReqUrl with a plain GET; follows no redirect. */
export class XmlFetcher {
	private readonly outgoing = new Outgoing();

	/**
	 * Never rejects: what goes wrong is the result.
	 * @param timeoutMs real milliseconds until the last byte
	 */
	async fetch(address: string, timeoutMs: number): Promise<Fetched> {
		const url = URL.canParse(address) ? new URL(address) : undefined;
		if (url === undefined || !/^https?:$/.test(url.protocol)) {
			return { problem: 'not an http or https URL' };
		}
		const request = url.protocol === 'https:' ? requestHttps : requestHttp;
		const limits = { what: 'document', timeoutMs, largest: LARGEST_DOCUMENT };
		const exchange = await this.outgoing.exchange(request(url, { agent: false }), '', limits);
		if ('failure' in exchange) return { problem: exchange.failure };
		const { status, body } = exchange.answer;
		return status === 200 ? { bytes: body } : { problem: `HTTP status ${status}` };
	}

	/** Ends every fetch that is under way. */
	close(): void {
		this.outgoing.close();
	}
}
