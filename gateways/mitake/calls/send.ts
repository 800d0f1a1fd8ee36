import { accepted } from '../../../messaging/outcome';
import { parseVendorTime } from '../../../messaging/vendorTime';
import type { Call } from '../../../transport/call';
import type { Response } from '../../../transport/response';
import { mitakeRequest, type TokenHolder } from '../account';
import { writeAttachments } from '../attachment';
import { isMessageCode } from '../codes';
import type { MmsDestination } from '../destinations';
import { writeTime, type MmsMessage } from '../message';
import { idOf, pointsOf, readBatch, textOf, type MitakeRecord } from '../response';
import { isState } from '../states';

/** A message to 1 to 500 destinations. */
export interface SendRequest {
	readonly message: MmsMessage;
	readonly destinations: readonly MmsDestination[];
}

/** What Mitake says of one message of a push. */
export interface PushedMessage {
	readonly messageId: string | null;
	/** Of appendix 2 or 3; empty where there is none. */
	readonly code: string;
	/** In Mitake's words; null where there are none. */
	readonly text: string | null;
	/** When Mitake received it (`statusTime`), as ISO 8601 with +08:00; null where that cannot be read. */
	readonly statusAt: string | null;
	readonly points: number | null;
}

/** What Mitake says of a push. */
export interface PushAnswer {
	readonly batchId: string | null;
	readonly requestPoints: number | null;
	readonly pointsLeft: number | null;
	/** The server's own time, in milliseconds; null where it does not say. */
	readonly answeredAt: number | null;
	/** In the order of the destinations; undefined for one of which nothing is said. */
	readonly messages: readonly (PushedMessage | undefined)[];
}

/**
 * Sends a message. The answer is read in whatever style: the document's with bare UUIDs and leading
 * zeros, numbers of 18 digits, or text.
 */
export const send: Call<TokenHolder, SendRequest, PushAnswer> = {
	section: 'push',
	effect: 'send',
	build(holder, { message, destinations }) {
		const { subject, content, sendAt, expireAt, projectName, attachments } = message;
		const head = JSON.stringify({
			subject,
			content,
			...(sendAt === undefined ? {} : { orderTime: writeTime(sendAt) }),
			...(expireAt === undefined ? {} : { expireTime: writeTime(expireAt) }),
			...(projectName === '' ? {} : { projectName }),
			destinations: destinations.map(({ to, clientMessageId }) => ({ to, cID: clientMessageId })),
		});
		const files = attachments.length === 0 ? '' : `,"attachments":${writeAttachments(attachments)}`;
		return mitakeRequest(holder, 'push', `${head.slice(0, -1)}${files}}`);
	},
	read(response, { destinations }) {
		const batch = readBatch(response);
		if (batch.outcome !== 'accepted') return batch;
		const { record, messages } = batch.value;
		const date = Date.parse(response.header('date') ?? '');
		return accepted({
			batchId: idOf(record, 'batchID'),
			requestPoints: pointsOf(record, 'costPoints'),
			pointsLeft: pointsOf(record, 'accountPoints'),
			answeredAt: Number.isNaN(date) ? null : date,
			messages: matched(messages, destinations).map((message) =>
				message === undefined ? undefined : readMessage(message, response),
			),
		});
	},
};

/** By `cID`; those that have none, by order, where exactly as many destinations are left. */
function matched(
	messages: readonly MitakeRecord[],
	destinations: readonly MmsDestination[],
): (MitakeRecord | undefined)[] {
	const byId = new Map<string, MitakeRecord>();
	const nameless: MitakeRecord[] = [];
	for (const message of messages) {
		const id = textOf(message, 'cID');
		if (id === undefined) nameless.push(message);
		else if (!byId.has(id)) byId.set(id, message);
	}
	const left = destinations.filter(({ clientMessageId }) => !byId.has(clientMessageId)).length;
	const inOrder = nameless.length === left ? nameless[Symbol.iterator]() : [].values();
	return destinations.map(
		({ clientMessageId }) => byId.get(clientMessageId) ?? inOrder.next().value,
	);
}

function readMessage(message: MitakeRecord, response: Response): PushedMessage {
	const code = textOf(message, 'status') ?? '';
	const text = textOf(message, 'statusDesc');
	return {
		messageId: idOf(message, 'msgID'),
		// A secret that happens to be a code must not change what became of the message.
		code: isMessageCode(code) || isState(code) ? code : response.show(code),
		text: text === undefined ? null : response.show(text),
		statusAt: parseVendorTime(textOf(message, 'statusTime') ?? ''),
		points: pointsOf(message, 'point'),
	};
}
