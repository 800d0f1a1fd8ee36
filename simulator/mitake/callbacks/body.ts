import type { CallbackSettings } from './settings';
import { JsonWriter } from '../writer';

/** One element of a report's `messages`. */
export interface StatusUpdate {
	readonly batchID: string;
	readonly msgID: string;
	readonly recipient: string;
	readonly status: string;
	/** `yyyyMMddHHmmss`. */
	readonly statusTime: string;
	/** Null leaves it out. */
	readonly point: number | null;
}

/** Only digits without a leading zero are JSON numbers. */
const BARE = /^[1-9]\d*$/;
const WRITER = new JsonWriter('string');

/** The body of a report: valid JSON, ids bare to the digit or quoted. */
export function reportBody(
	updates: readonly StatusUpdate[],
	{ idStyle, bodyStyle }: Pick<CallbackSettings, 'idStyle' | 'bodyStyle'>,
): string {
	const id = (text: string) =>
		idStyle === 'bare' && BARE.test(text) ? text : JSON.stringify(text);
	const messages = updates.map(({ batchID, msgID, status, statusTime, point }) =>
		WRITER.object([
			['batchID', id(batchID)],
			['msgID', id(msgID)],
			['status', JSON.stringify(status)],
			['statusTime', JSON.stringify(statusTime)],
			...(point === null ? [] : [['point', `${point}`] as const]),
		]),
	);
	const [message] = messages;
	if (bodyStyle === 'single' && message !== undefined && messages.length === 1) return message;
	const list = WRITER.list(messages);
	return bodyStyle === 'list' ? list : WRITER.object([['messages', list]]);
}
