import type { Callback, RawCallback } from '../../messaging/callback';
import { decodeText } from '../../transport/decode/charset';
import { parseLosslessJson, type Json } from '../../transport/decode/json';
import { fieldOf, idOf, isRecord, textOf, type MitakeRecord } from './response';
import { readStatus, type MmsStatus } from './statuses';

/** What Mitake may be answered with HTTP status 200, which alone counts. */
export const ACKNOWLEDGEMENT = 'OK';

/**
 * Reads a status report with one or many messages, from the bytes of its body: n8n's own parser would
 * have rounded their ids. A report names neither the recipient nor the client message ID.
 *
 * @returns undefined where no message of it can be told from others
 * @throws UnreadableText where the body is no JSON
 */
export function readStatusReport({
	body,
	contentType,
}: RawCallback): readonly Callback<MmsStatus>[] | undefined {
	const json = parseLosslessJson(decodeText(body, { contentType, fallback: 'big5' }));
	const reports = messagesIn(json).flatMap((message) => reportOf(message) ?? []);
	return reports.length === 0 ? undefined : reports;
}

/** In `messages`; alone; or as a bare list. */
function messagesIn(json: Json): MitakeRecord[] {
	if (Array.isArray(json)) return json.flatMap(messagesIn);
	if (!isRecord(json)) return [];
	const messages = fieldOf(json, 'messages');
	return messages === undefined ? [json] : messagesIn(messages);
}

function reportOf(message: MitakeRecord): Callback<MmsStatus> | undefined {
	const messageId = idOf(message, 'msgID');
	const status = textOf(message, 'status');
	if (messageId === null || status === undefined) return undefined;
	const batchId = idOf(message, 'batchID');
	const statusTime = textOf(message, 'statusTime') ?? '';
	return {
		messageId,
		dedupeKey: [batchId ?? '', messageId, status, statusTime].join('|'),
		content: readStatus(message, batchId, (text) => text.slice(0, 200)),
	};
}
