import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { RawCallback } from '../../messaging/callback';

type CallRequest = ReturnType<IWebhookFunctions['getRequestObject']>;

/** The most bytes of a callback's body; the vendors' are a few hundred. */
const MOST_BYTES = 256 * 1024;

/** Reads a call as it came over the wire, or tells with which HTTP status to refuse it. */
export async function readRequest(
	request: CallRequest,
): Promise<RawCallback | { readonly refusal: number; readonly text: string }> {
	const tooLarge = { refusal: 413, text: 'Too large' };
	if (Number(request.headers['content-length']) > MOST_BYTES) return tooLarge;
	const body = await bodyOf(request);
	if (body === undefined) return { refusal: 400, text: 'Not understood' };
	if (body.length > MOST_BYTES) return tooLarge;
	return {
		query: queryOf(request.originalUrl),
		body,
		contentType: request.headers['content-type'] ?? '',
	};
}

/**
 * Answers by hand: nothing has to be stored before a refusal. What may have been a vendor's call is
 * logged, without anything of what it says.
 */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	text: string,
): IWebhookResponseData {
	if (status === 400 || status === 413) {
		const node = context.getNode().name;
		context.logger.warn(`'${node}' refused a call with HTTP status ${status}: ${text}`);
	}
	const response = context.getResponseObject();
	response.status(status).type('text/plain').end(text);
	return { noWebhookResponse: true };
}

/**
 * The bytes of the body, which n8n has read for the types that it can parse, and not for others.
 * It keeps none of a multipart body, which no vendor sends.
 */
async function bodyOf(request: CallRequest): Promise<Uint8Array | undefined> {
	if (/^multipart\//iu.test(request.headers['content-type'] ?? '')) return undefined;
	// Typed as always there; before n8n has read a body it is not.
	const read = bytesOf(request);
	if (read !== undefined) return read;
	try {
		await request.readRawBody();
	} catch {
		// The caller has gone, or sends no end: there is nobody to acknowledge anything to.
		return undefined;
	}
	return bytesOf(request);
}

function bytesOf({ rawBody }: { rawBody?: Uint8Array }): Uint8Array | undefined {
	return rawBody;
}

function queryOf(url: string): string {
	const start = url.indexOf('?');
	return start < 0 ? '' : url.slice(start + 1);
}
