import type { Form } from './encoding';

/**
 * What a message costs at home: a point for each segment to each recipient, and with a response URL
 * one more for every ten messages, begun ones included (chapter 1, notes 3 and 4). What a message
 * abroad costs is in no document: count it as a lower bound there.
 */
export function pointsOf({ segments }: Form, recipients: number, hasReplyUrl: boolean): number {
	const messages = segments * recipients;
	return messages + (hasReplyUrl ? Math.ceil(messages / 10) : 0);
}
