import type { MessageResult } from '../../messaging/message';
import { accepted, type Outcome } from '../../messaging/outcome';
import { parseVendorTime } from '../../messaging/vendorTime';
import type { Response } from '../../transport/response';
import type { HttpRequest } from '../../transport/request';
import { mitakeRequest, type MitakeAccount } from './account';
import {
	idOf,
	messagesOf,
	pointsOf,
	recordOf,
	textOf,
	withoutResult,
	type MitakeRecord,
} from './answer';
import { comparable, writeId } from './ids';
import { isState, readState } from './states';

/** Message ids of one query. The document names no limit; the sibling API takes 100. */
export const MAX_QUERIES = 100;

/** What is known about a message from a query or a report. */
export interface MmsStatus extends MessageResult {
	batchId: string | null;
	/** When it came into its state, as ISO 8601 with +08:00. */
	statusAt: string | null;
}

/** The query for all messages of a batch (queryBatchDR). */
export function buildBatchQuery(
	account: MitakeAccount,
	token: string,
	batchId: string,
): HttpRequest {
	return mitakeRequest(account, token, 'queryBatchDR', `{"batchID":${writeId(batchId)}}`);
}

/** The query for some messages of a batch (querySingleDR). */
export function buildMessageQuery(
	account: MitakeAccount,
	token: string,
	batchId: string,
	messageIds: readonly string[],
): HttpRequest {
	const ids = [...new Set(messageIds)].map(writeId).join(',');
	const body = `{"batchID":${writeId(batchId)},"msgIDs":[${ids}]}`;
	return mitakeRequest(account, token, 'querySingleDR', body);
}

/** Reads the answer to either query: every message that it has, in its order. */
export function readStatuses(response: Response, batchId: string): Outcome<MmsStatus[]> {
	const record = recordOf(response);
	const messages = messagesOf(record);
	if (record === undefined || messages === undefined) {
		return withoutResult(response, record, 'messages');
	}
	const answered = idOf(record, 'batchID');
	if (answered !== null && comparable(answered) !== comparable(batchId)) {
		return withoutResult(response, record, 'messages of this batch, but those of another');
	}
	return accepted(
		messages.map((message) => readStatus(message, batchId, (text) => response.show(text))),
	);
}

/**
 * One message of a query or a report (appendix 3).
 *
 * @param show makes a text of the vendor's fit for showing
 */
export function readStatus(
	message: MitakeRecord,
	batchId: string | null,
	show: (text: string) => string,
): MmsStatus {
	const said = textOf(message, 'status') ?? '';
	// A secret that happens to be a code must not change what became of the message.
	const code = isState(said) ? said : show(said);
	const text = textOf(message, 'statusDesc');
	return {
		...statusOf(batchId, idOf(message, 'msgID')),
		...readState(code),
		points: pointsOf(message, 'point'),
		raw: {
			code: code === '' ? null : code,
			text: text === undefined ? null : show(text),
			recipient: null,
		},
		statusAt: parseVendorTime(textOf(message, 'statusTime') ?? ''),
	};
}

/** The results of the messages that were asked for, in their order, each under its id as it was asked. */
export function pick(
	batchId: string,
	messageIds: readonly string[],
	statuses: readonly MmsStatus[],
): MmsStatus[] {
	const byId = new Map(statuses.map((status) => [comparable(status.messageId ?? ''), status]));
	return messageIds.map((messageId) => {
		const found = byId.get(comparable(messageId));
		if (found !== undefined) return { ...found, messageId };
		const reason = 'Mitake has no state for this message: check the batch ID and the message ID';
		return { ...statusOf(batchId, messageId), reason };
	});
}

/** A status of which nothing is known. */
export function statusOf(batchId: string | null, messageId: string | null): MmsStatus {
	return {
		recipient: null,
		messageId,
		accepted: true,
		status: 'unknown',
		isFinal: false,
		reason: null,
		points: null,
		requestPoints: null,
		raw: { code: null, text: null, recipient: null },
		batchId,
		statusAt: null,
	};
}
