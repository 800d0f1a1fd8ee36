import { messageResult, type MessageResult } from '../../messaging/message';
import { accepted, type Outcome } from '../../messaging/outcome';
import { parseVendorTime } from '../../messaging/vendorTime';
import type { Response } from '../../transport/response';
import { comparable, isRounded } from './ids';
import { idOf, pointsOf, readBatch, textOf, unrecognised, type MitakeRecord } from './response';
import { isState, readState } from './states';

/** What is known about a message from a query or a report. */
export interface MmsStatus extends MessageResult {
	batchId: string | null;
	/** When it came into its state, as ISO 8601 with +08:00. */
	statusAt: string | null;
}

/** Reads the answer to either query: every message that it has, in its order. */
export function readStatuses(response: Response, batchId: string): Outcome<MmsStatus[]> {
	const batch = readBatch(response);
	if (batch.outcome !== 'accepted') return batch;
	const { record, messages } = batch.value;
	const answered = idOf(record, 'batchID');
	const isOther = answered !== null && comparable(answered) !== comparable(batchId);
	if (isOther && !isRounded(answered, batchId)) {
		return unrecognised(response, record, 'messages of this batch, but those of another');
	}
	const statuses = messages.map((message) =>
		readStatus(message, batchId, (text) => response.show(text)),
	);
	return accepted(
		isOther ? statuses.map((status) => withNote(status, 'batch', answered)) : statuses,
	);
}

/** The note that an id came back with digits lost, beside what else is to be said of a message. */
export function withNote(
	status: MmsStatus,
	what: 'batch' | 'message',
	answered: string,
): MmsStatus {
	const note = `Mitake answered with the ${what} ID ${answered}, which is the one that was asked about with its last digits lost`;
	return { ...status, reason: status.reason === null ? note : `${status.reason}. ${note}` };
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
	return messageResult(
		{
			recipient: null,
			...readState(code),
			accepted: true,
			messageId: idOf(message, 'msgID'),
			points: pointsOf(message, 'point'),
			raw: { code: code === '' ? null : code, text: text === undefined ? null : show(text) },
		},
		{ batchId, statusAt: parseVendorTime(textOf(message, 'statusTime') ?? '') },
	);
}

/** What a query says of a message that its answer does not have: nobody can know whether it was accepted. */
export function unknownStatus(
	batchId: string | null,
	messageId: string | null,
	reason: string,
): MmsStatus {
	const state = { status: 'unknown', accepted: null, reason, isFinal: false } as const;
	return messageResult({ recipient: null, messageId, ...state }, { batchId, statusAt: null });
}
