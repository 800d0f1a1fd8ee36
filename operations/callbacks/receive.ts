import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { addressFilter } from './addressFilter';
import { logBarred } from './barred';
import type { RawCallback } from '../../messaging/callback';
import { withFields } from '../../messaging/message';
import type { CallbackEvent, CallbackItem } from './callbackEvent';
import { isOverlong, MOST_REPORTS } from './limits';
import { readRequest, refuse } from './request';
import { isRepeat, rememberOnceAnswered } from './seenReports';

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
	const raw = await readRequest(request);
	if ('refusal' in raw) return refuse(context, raw.refusal, raw.text);
	if (!addressFilter(options.allowedAddresses ?? '')(request.ip ?? '')) {
		logBarred(context, request.ip ?? '');
		return refuse(context, 403, 'Not allowed');
	}
	const read = readEvent(event, raw);
	if (read === undefined) return refuse(context, 400, 'Not understood');
	// All of a call or nothing of it: what is acknowledged is not sent again.
	if (read.items.length > MOST_REPORTS) return refuse(context, 413, 'Too many reports');
	if (read.items.some(isOverlong)) return refuse(context, 400, 'Not understood');
	const items = select(context, read.items, options);
	const webhookResponse = read.acknowledgement;
	return items.length === 0 ? { webhookResponse } : { webhookResponse, workflowData: [items] };
}

/** The event whose path ends the URL, before an extra secret. */
function eventAt(path: string, events: readonly CallbackEvent[]): CallbackEvent | undefined {
	const segments = path.replace(/\/$/u, '').split('/').slice(-2);
	return events.find((event) => segments.includes(event.path));
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
			return { json: withFields(json, { receivedAt, isDuplicate, dedupeKey }) };
		})
		.filter(({ json }) => !dropRepeats || !json.isDuplicate);
	const keys = wanted.map(({ dedupeKey }) => dedupeKey);
	rememberOnceAnswered(scope, keys, context.getResponseObject());
	return output;
}
