import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { RawCallback } from '../../messaging/callback';
import type { Outcome } from '../../messaging/outcome';
import { sleep } from '../../platform/timers';
import { LRUCache } from '../../transport/libraries';
import { readRequest, refuse } from '../callbacks/request';
import { problemOf } from '../nodeErrors';
import { isSameKey, readResumeQuery } from './resumeUrl';
import { readStoredWait, type StoredWait } from './storedWait';
import { Throttle } from './throttle';
import {
	keyOf,
	settledItems,
	waitedMessages,
	type WaitedMessage,
	type WaitedStatus,
} from './waitingItems';

/** What is vendor-specific about going on. */
export interface Resumer {
	/** Whose report it is and how it is acknowledged; undefined for what is no report. */
	read(
		raw: RawCallback,
	): { readonly messageId: string; readonly acknowledgement: string } | undefined;
	/** Into the groups that are asked about together. */
	split(messages: readonly WaitedMessage[]): readonly (readonly WaitedMessage[])[];
	/** Opens what asks for the statuses of a group, in its order; undefined is one nobody knows. */
	open(
		context: IWebhookFunctions,
	): Promise<
		(messages: readonly WaitedMessage[]) => Promise<Outcome<readonly (WaitedStatus | undefined)[]>>
	>;
}

type Statuses = ReadonlyMap<string, WaitedStatus>;

/** What this process remembers of a wait that reports have come for. */
interface KnownWait {
	readonly messageIds: ReadonlySet<string>;
	readonly throttle: Throttle<Statuses | undefined>;
}

/** Between two queries about one execution. */
const PAUSE_MS = 1_000;
/** A query that brings no answer is repeated once: the report that asked for it will not return. */
const TRIES = 2;
/** So close to the time limit n8n goes on by itself, and 1.x would go on twice. */
const TOO_LATE_MS = 2_000;
const MOST_WAITS = 1_000;
/** Since the last report. What is forgotten is read again where the execution is stored. */
const WAIT_MS = 60 * 60_000;
/** n8n itself keeps what has gone on from going on again. */
const RESUMED_MS = 24 * 60 * 60_000;

// Of this process only: n8n 2.x itself keeps two processes from resuming one execution.
const waits = new LRUCache<string, KnownWait>({
	max: MOST_WAITS,
	ttl: WAIT_MS,
	updateAgeOnGet: true,
});
const resumed = new LRUCache<string, true>({ max: 10 * MOST_WAITS, ttl: RESUMED_MS });

/**
 * Receives a report for a waiting execution. The report itself is only a reason to ask: what the
 * vendor says of all recipients decides, so reports may come twice, out of order or not at all. The
 * execution goes on when all are final, once; every other report is acknowledged and leaves it
 * waiting.
 */
export async function receiveWaitedReport(
	context: IWebhookFunctions,
	resumer: Resumer,
): Promise<IWebhookResponseData> {
	try {
		return await receive(context, resumer);
	} catch (cause) {
		// Such as a credential that has been deleted. n8n would end the execution with what a webhook
		// throws; the vendor calls again, and the time limit is still to come.
		context.logger.error(`A delivery report could not be looked into: ${problemOf(cause)}`);
		return refuse(context, 503, 'Not now');
	}
}

async function receive(
	context: IWebhookFunctions,
	resumer: Resumer,
): Promise<IWebhookResponseData> {
	const raw = await readRequest(context.getRequestObject());
	if ('refusal' in raw) return refuse(context, raw.refusal, raw.text);
	const { key, report } = readResumeQuery(raw.query);
	const wait = readStoredWait(context);
	if (wait === undefined || !isSameKey(key, wait.key)) return refuse(context, 403, 'Not allowed');
	const read = understood(resumer, { ...raw, query: report });
	if (read === undefined) return refuse(context, 400, 'Not understood');
	const acknowledged = { webhookResponse: read.acknowledgement };
	const id = JSON.stringify([context.getExecutionId(), context.getNode().id, wait.until]);
	if (resumed.has(id)) return acknowledged;
	const { messageIds, throttle } = knownWait(id, wait);
	// A report of an earlier wait, in a loop.
	if (!messageIds.has(read.messageId)) return acknowledged;
	const statuses = await throttle.ask(
		async () => await finalStatuses(context, resumer, waitedMessages(wait.items())),
	);
	if (statuses === undefined || Date.now() > wait.until - TOO_LATE_MS) return acknowledged;
	if (resumed.has(id)) return acknowledged;
	resumed.set(id, true);
	waits.delete(id);
	const response = context.getResponseObject();
	response.once('finish', () => {
		// n8n could not store it: the vendor calls again.
		if (response.statusCode !== 200) resumed.delete(id);
	});
	return { ...acknowledged, workflowData: [settledItems(wait.items(), statuses)] };
}

function understood(resumer: Resumer, raw: RawCallback): ReturnType<Resumer['read']> {
	try {
		return resumer.read(raw);
	} catch {
		// Bytes of no charset, a body that is not the vendor's.
		return undefined;
	}
}

function knownWait(id: string, wait: StoredWait): KnownWait {
	let known = waits.get(id);
	if (known === undefined) {
		const messageIds = new Set(waitedMessages(wait.items()).map(({ messageId }) => messageId));
		waits.set(id, (known = { messageIds, throttle: new Throttle(PAUSE_MS) }));
	}
	return known;
}

/** The statuses of all messages; undefined while one is not final, or nobody knows. */
async function finalStatuses(
	context: IWebhookFunctions,
	resumer: Resumer,
	messages: readonly WaitedMessage[],
): Promise<Statuses | undefined> {
	const ask = await resumer.open(context);
	const found = new Map<string, WaitedStatus>();
	for (const some of resumer.split(messages)) {
		let outcome = await ask(some);
		for (let tries = 1; tries < TRIES && outcome.outcome !== 'accepted'; tries++) {
			await sleep(PAUSE_MS);
			outcome = await ask(some);
		}
		if (outcome.outcome !== 'accepted') return undefined;
		for (const [index, message] of some.entries()) {
			const status = outcome.value[index];
			// One that is not final is enough: the rest need not be asked about.
			if (status?.isFinal !== true) return undefined;
			found.set(keyOf(message), status);
		}
	}
	return found;
}
