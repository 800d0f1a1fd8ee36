import { accepted, type Outcome } from '../../messaging/outcome';
import { parseVendorTime } from '../../messaging/vendorTime';
import type { Response } from '../../transport/response';
import {
	idOf,
	messagesOf,
	pointsOf,
	recordOf,
	textOf,
	withoutResult,
	type MitakeRecord,
} from './answer';
import { isMessageCode } from './codes';
import { isState } from './states';

/** What Mitake says of one message of a push. */
export interface PushedMessage {
	readonly messageId: string | null;
	/** Of appendix 2 or 3; empty where there is none. */
	readonly code: string;
	/** In Mitake's words; null where there are none. */
	readonly text: string | null;
	/** When Mitake received it, in milliseconds; null where that cannot be read. */
	readonly receivedAt: number | null;
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
 * Reads the answer to a push, in whatever style: the document's with bare UUIDs and leading zeros,
 * numbers of 18 digits, or text. Messages are matched with destinations by `cID`; those that have
 * none, by order, where exactly as many destinations are left.
 *
 * @param clientMessageIds of the destinations
 */
export function readPush(
	response: Response,
	clientMessageIds: readonly string[],
): Outcome<PushAnswer> {
	const record = recordOf(response);
	const messages = messagesOf(record);
	if (record === undefined || messages === undefined) {
		return withoutResult(response, record, 'messages');
	}
	const date = Date.parse(response.header('date') ?? '');
	return accepted({
		batchId: idOf(record, 'batchID'),
		requestPoints: pointsOf(record, 'costPoints'),
		pointsLeft: pointsOf(record, 'accountPoints'),
		answeredAt: Number.isNaN(date) ? null : date,
		messages: matched(messages, clientMessageIds).map((message) =>
			message === undefined ? undefined : readMessage(message, response),
		),
	});
}

function matched(
	messages: readonly MitakeRecord[],
	clientMessageIds: readonly string[],
): (MitakeRecord | undefined)[] {
	const byId = new Map<string, MitakeRecord>();
	const nameless: MitakeRecord[] = [];
	for (const message of messages) {
		const id = textOf(message, 'cID');
		if (id === undefined) nameless.push(message);
		else if (!byId.has(id)) byId.set(id, message);
	}
	const left = clientMessageIds.filter((id) => !byId.has(id)).length;
	const inOrder = nameless.length === left ? nameless[Symbol.iterator]() : [].values();
	return clientMessageIds.map((id) => byId.get(id) ?? inOrder.next().value);
}

function readMessage(message: MitakeRecord, response: Response): PushedMessage {
	const code = textOf(message, 'status') ?? '';
	const text = textOf(message, 'statusDesc');
	const time = parseVendorTime(textOf(message, 'statusTime') ?? '');
	return {
		messageId: idOf(message, 'msgID'),
		// A secret that happens to be a code must not change what became of the message.
		code: isMessageCode(code) || isState(code) ? code : response.show(code),
		text: text === undefined ? null : response.show(text),
		receivedAt: time === null ? null : Date.parse(time),
		points: pointsOf(message, 'point'),
	};
}
