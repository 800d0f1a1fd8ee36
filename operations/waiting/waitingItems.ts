import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { withFields, type MessageResult } from '../../messaging/message';
import type { SendResult } from '../send/sendResult';

/** A message to one recipient, as the vendor is asked about it. */
export interface WaitedMessage {
	readonly messageId: string;
	readonly recipient: string;
}

/** What the vendor says of a message now. */
export type WaitedStatus = Pick<MessageResult, 'status' | 'isFinal' | 'reason' | 'raw'>;

/**
 * Whether there is anything to wait for in a result: it was accepted, is not final, and the vendor
 * can be asked about it.
 */
export function canBeWaitedFor({
	accepted,
	isFinal,
	messageId,
	recipient,
}: MessageResult): boolean {
	return accepted === true && !isFinal && messageId !== null && recipient !== null;
}

/**
 * A result as it goes on if nothing more is heard of it: what is waited for is marked as timed
 * out, and that mark is also how {@link waitedMessages} finds it again.
 *
 * @param late what a result that timed out says
 */
export function timedOut({ result, ...rest }: SendResult, late: string): SendResult {
	const isWaitedFor = canBeWaitedFor(result);
	const reason = isWaitedFor ? late : result.reason;
	return { ...rest, result: withFields({ ...result, reason }, { timedOut: isWaitedFor }) };
}

/** A result that was not waited for, or not yet. */
export function notTimedOut({ result, ...rest }: SendResult): SendResult {
	return { ...rest, result: withFields(result, { timedOut: false }) };
}

/** The messages among stored items whose final status is waited for, each once. */
export function waitedMessages(items: readonly IDataObject[]): WaitedMessage[] {
	const byKey = new Map<string, WaitedMessage>();
	for (const item of items) {
		const message = messageOf(item);
		if (message !== undefined) byKey.set(keyOf(message), message);
	}
	return [...byKey.values()];
}

/**
 * The items that go on when all is known.
 *
 * @param statuses of the messages that {@link waitedMessages} found, by {@link keyOf}
 */
export function settledItems(
	items: readonly IDataObject[],
	statuses: ReadonlyMap<string, WaitedStatus>,
): INodeExecutionData[] {
	return items.map((item) => {
		const message = messageOf(item);
		const found = message === undefined ? undefined : statuses.get(keyOf(message));
		if (found === undefined) return { json: { ...item } };
		const { status, isFinal, reason, raw } = found;
		return { json: { ...item, status, isFinal, reason, timedOut: false, raw: { ...raw } } };
	});
}

/** What a message is found by. */
export function keyOf({ messageId, recipient }: WaitedMessage): string {
	return `${messageId} ${recipient}`;
}

function messageOf(item: IDataObject): WaitedMessage | undefined {
	const messageId = textOf(item, 'messageId');
	const recipient = textOf(item, 'recipient');
	if (item['timedOut'] !== true || messageId === undefined || recipient === undefined) {
		return undefined;
	}
	return { messageId, recipient };
}

function textOf(value: unknown, name: string): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const text: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
	return typeof text === 'string' ? text : undefined;
}
