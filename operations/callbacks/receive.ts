import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { addressFilter } from './addressFilter';
import type { RawCallback } from '../../messaging/callback';
import type { CallbackEvent, CallbackItem } from './callbackEvent';
import { isRepeat, rememberOnceAnswered } from './seenReports';

/** The most bytes of a callback's body; the vendors' are a few hundred. */
const MOST_BYTES = 256 * 1024;

/** What the user of a trigger chose. */
export interface ReceiveOptions {
	/** Statuses to listen to; empty for all. */
	readonly statuses?: readonly string[];
	readonly finalOnly?: boolean;
	readonly dropRepeats?: boolean;
	/** See {@link addressFilter}. */
	readonly allowedAddresses?: string;
}

/**
 * Receives one callback: refuses cheaply what cannot be a vendor's, and otherwise hands items and
 * the vendor's acknowledgement to n8n, which sends it once the execution is stored (2.x). What the
 * user does not listen to is acknowledged without an execution.
 *
 * Nothing of a message is logged, and nothing but a checked id is echoed.
 */
export async function receiveCallback(
	context: IWebhookFunctions,
	events: readonly CallbackEvent[],
	options: ReceiveOptions,
): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const event = eventAt(request.path, events);
	if (event === undefined) return refuse(context, 404, 'No such event');
	if (Number(request.headers['content-length']) > MOST_BYTES) {
		return refuse(context, 413, 'Too large');
	}
	const body = await bodyOf(request);
	if (body === undefined) return refuse(context, 400, 'Not understood');
	if (body.length > MOST_BYTES) return refuse(context, 413, 'Too large');
	if (!addressFilter(options.allowedAddresses ?? '')(request.ip ?? '')) {
		return refuse(context, 403, 'Not allowed');
	}
	const read = readEvent(event, {
		query: queryOf(request.originalUrl),
		body,
		contentType: request.headers['content-type'] ?? '',
	});
	if (read === undefined) return refuse(context, 400, 'Not understood');
	const items = select(context, read.items, options);
	const webhookResponse = read.acknowledgement;
	return items.length === 0 ? { webhookResponse } : { webhookResponse, workflowData: [items] };
}

/** The event whose path ends the URL, before an extra secret. */
function eventAt(path: string, events: readonly CallbackEvent[]): CallbackEvent | undefined {
	const segments = path.replace(/\/$/u, '').split('/').slice(-2);
	return events.find((event) => segments.includes(event.path));
}

/**
 * The bytes of the body, which n8n has read for the types that it can parse, and not for others.
 * It keeps none of a multipart body, which no vendor sends.
 */
async function bodyOf(
	request: ReturnType<IWebhookFunctions['getRequestObject']>,
): Promise<Uint8Array | undefined> {
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

function readEvent(event: CallbackEvent, raw: RawCallback): ReturnType<CallbackEvent['read']> {
	try {
		return event.read(raw);
	} catch {
		// Bytes of no charset, a body that is not the vendor's: the same answer as to any other caller.
		return undefined;
	}
}

function select(
	context: IWebhookFunctions,
	items: readonly CallbackItem[],
	{ statuses = [], finalOnly = false, dropRepeats = false }: ReceiveOptions,
): INodeExecutionData[] {
	const scope = [context.getWorkflow().id, context.getNode().id, context.getMode()].join(' ');
	const receivedAt = new Date().toISOString();
	const wanted = items.filter(({ report }) => {
		if (report === undefined) return true;
		return (
			(statuses.length === 0 || statuses.includes(report.status)) && (!finalOnly || report.isFinal)
		);
	});
	// One call can hold a report twice.
	const here = new Set<string>();
	const output = wanted
		.map(({ json, dedupeKey }) => {
			const isDuplicate = here.has(dedupeKey) || isRepeat(scope, dedupeKey);
			here.add(dedupeKey);
			return { json: { ...json, isDuplicate, dedupeKey, receivedAt } };
		})
		.filter(({ json }) => !dropRepeats || !json.isDuplicate);
	const keys = wanted.map(({ dedupeKey }) => dedupeKey);
	rememberOnceAnswered(scope, keys, context.getResponseObject());
	return output;
}

/** Answers by hand: nothing has to be stored before a refusal. */
function refuse(context: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status).type('text/plain').end(text);
	return { noWebhookResponse: true };
}
