import { ControlError } from '../../base/control/controlError';
import type { MmsMessage } from '../message';
import type { MessageStore } from '../messages';
import { toCompactTime } from '../time';
import type { StatusUpdate } from './body';
import type { ReportSpec } from './specs';

/** What a message's present status is reported as. */
export function updateOf(message: MmsMessage): StatusUpdate {
	const { batchID, msgID, recipient, status, statusAt, point } = message;
	return { batchID, msgID, recipient, status, statusTime: toCompactTime(statusAt), point };
}

/**
 * The updates that a spec describes.
 * @throws ControlError where it names a batch, a message or a recipient that does not exist.
 */
export function selectUpdates(
	spec: ReportSpec,
	store: MessageStore,
	nowMs: number,
): readonly StatusUpdate[] {
	const { batchID, msgID, recipient, status, statusTime, point } = spec;
	const meant = store
		.messages()
		.filter(
			(message) =>
				(batchID === undefined || batchID === message.batchID) &&
				(msgID === undefined || msgID === message.msgID) &&
				(recipient === undefined || recipient === message.recipient),
		);
	const named = [batchID, msgID, recipient].filter((name) => name !== undefined);
	if (meant.length === 0 && named.length > 0) {
		throw new ControlError(`There is no message ${named.join(', ')} to report`);
	}
	return meant.map((message) => {
		const update = updateOf(message);
		const changedTime = status === undefined ? update.statusTime : toCompactTime(nowMs);
		return {
			...update,
			status: status ?? update.status,
			statusTime: statusTime ?? changedTime,
			point: point === undefined ? update.point : point,
		};
	});
}
