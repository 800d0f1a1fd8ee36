import { acknowledgement, readDeliveryReport, readReply } from '../../gateways/smsgo/callbacks';
import type { Callback } from '../../messaging/callback';
import type { CallbackEvent, CallbackItem } from '../../operations/callbacks/callbackEvent';
import { eventPaths } from './paths';

/** smsgo says what became of a message to one recipient, or to several. */
export const smsgoDeliveryReport: CallbackEvent = {
	path: eventPaths.smsgoDeliveryReport,
	read: (raw) =>
		acknowledged(readDeliveryReport(raw), ({ content, dedupeKey }) => ({
			json: { event: 'smsgoDeliveryReport', ...content },
			dedupeKey,
			report: content,
		})),
};

/** smsgo passes on what a recipient answered. */
export const smsgoReply: CallbackEvent = {
	path: eventPaths.smsgoReply,
	read: (raw) =>
		acknowledged(asList(readReply(raw)), ({ content, dedupeKey }) => ({
			json: { event: 'smsgoReply', ...content },
			dedupeKey,
		})),
};

function acknowledged<Content>(
	callbacks: readonly [Callback<Content>, ...Callback<Content>[]] | undefined,
	toItem: (callback: Callback<Content>) => CallbackItem,
): ReturnType<CallbackEvent['read']> {
	if (callbacks === undefined) return undefined;
	const [{ messageId }] = callbacks;
	return { items: callbacks.map(toItem), acknowledgement: acknowledgement(messageId) };
}

function asList<Content>(
	callback: Callback<Content> | undefined,
): readonly [Callback<Content>] | undefined {
	return callback === undefined ? undefined : [callback];
}
