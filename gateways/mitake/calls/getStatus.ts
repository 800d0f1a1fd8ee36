import { accepted } from '../../../messaging/outcome';
import type { Call } from '../../../transport/call';
import { mitakeRequest, type TokenHolder } from '../account';
import { comparable, isRounded, writeId } from '../ids';
import { readStatuses, unknownStatus, withNote, type MmsStatus } from '../statuses';

/** Message ids of one request. The document names no limit; the sibling API takes 100. */
export const MAX_QUERIES = 100;

/** Some messages of one batch. */
export interface StatusRequest {
	readonly batchId: string;
	/** Up to 100. */
	readonly messageIds: readonly string[];
}

/** What became of some messages of a batch, in the order of their ids, each under its id as it was asked. */
export const getStatus: Call<TokenHolder, StatusRequest, MmsStatus[]> = {
	section: 'querySingleDR',
	effect: 'read',
	build(holder, { batchId, messageIds }) {
		const ids = [...new Set(messageIds)].map(writeId).join(',');
		const json = `{"batchID":${writeId(batchId)},"msgIDs":[${ids}]}`;
		return mitakeRequest(holder, 'querySingleDR', json);
	},
	read(response, { batchId, messageIds }) {
		const outcome = readStatuses(response, batchId);
		if (outcome.outcome !== 'accepted') return outcome;
		const byId = new Map(
			outcome.value.map((status) => [comparable(status.messageId ?? ''), status]),
		);
		return accepted(
			messageIds.map((messageId) => ({
				...(byId.get(comparable(messageId)) ??
					roundedStatus(outcome.value, messageId, messageIds) ??
					unknownStatus(batchId, null, NO_STATE)),
				messageId,
			})),
		);
	},
};

/** The only status that can be of an id whose last digits were lost, where it can be of no other. */
function roundedStatus(
	statuses: readonly MmsStatus[],
	asked: string,
	messageIds: readonly string[],
): MmsStatus | undefined {
	const [status, ...others] = statuses.filter(({ messageId }) => isRounded(messageId ?? '', asked));
	const answered = status?.messageId ?? '';
	const candidates = new Set(messageIds.filter((id) => id === answered || isRounded(id, answered)));
	return status === undefined || others.length > 0 || candidates.size > 1
		? undefined
		: withNote(status, 'message', answered);
}

const NO_STATE = 'Mitake has no state for this message: check the batch ID and the message ID';
