import { urlToHttpOptions } from 'node:url';

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
		const limits = { what: 'document', timeoutMs, largest: LARGEST_DOCUMENT };
		const options = { ...urlToHttpOptions(url), agent: false };
		const isTls = url.protocol === 'https:';
		const exchange = await this.outgoing.exchange(isTls, options, '', limits);
		if ('failure' in exchange) return { problem: exchange.failure };
		const { status, body } = exchange.answer;
		return status === 200 ? { bytes: body } : { problem: `HTTP status ${status}` };
	}

	/** Ends every fetch that is under way. */
	close(): void {
		this.outgoing.close();
	}
}
