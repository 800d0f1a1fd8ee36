import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const LARGEST_DOCUMENT = 1024 * 1024;

/** A document that was fetched, or why there is none. */
export type Fetched = { readonly bytes: Buffer } | { readonly problem: string };

/** Fetches documents for XmlReqUrl with a plain GET; follows no redirect. */
export class XmlFetcher {
	private readonly open = new Set<ClientRequest>();

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
		const outgoing = request(url, { agent: false });
		this.open.add(outgoing);
		const timer = setTimeout(() => {
			outgoing.destroy(new Error(`no document within ${timeoutMs} ms`));
		}, timeoutMs);
		timer.unref();
		try {
			return await documentOf(outgoing);
		} finally {
			clearTimeout(timer);
			this.open.delete(outgoing);
		}
	}

	/** Ends every fetch that is under way. */
	close(): void {
		for (const outgoing of this.open) outgoing.destroy(new Error('the simulator was closed'));
	}
}

async function documentOf(outgoing: ClientRequest): Promise<Fetched> {
	return await new Promise((resolve) => {
		const fail = (error: Error) => {
			resolve({ problem: error.message });
		};
		outgoing.on('error', fail);
		outgoing.on('response', (incoming) => {
			const chunks: Buffer[] = [];
			let length = 0;
			incoming.on('data', (chunk: Buffer) => {
				length += chunk.length;
				chunks.push(chunk);
				if (length > LARGEST_DOCUMENT) outgoing.destroy(new Error('the document is too large'));
			});
			incoming.on('end', () => {
				const { statusCode = 0 } = incoming;
				if (statusCode === 200) resolve({ bytes: Buffer.concat(chunks) });
				else resolve({ problem: `HTTP status ${statusCode}` });
			});
			incoming.on('error', fail);
		});
		outgoing.end();
	});
}
