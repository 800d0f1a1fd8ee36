import { cancel as call } from '../../../gateways/smsgo/calls/cancel';
import { sentence } from '../../../messaging/message';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';
import { smsgo } from '../gateway';
import { messageIdField, readMessageId } from './keys';

/** Cancels a scheduled message, and claims it only where smsgo has confirmed it. */
export const cancel = eachOperation(smsgo, {
	name: 'Cancel',
	action: 'Cancel scheduled SMS',
	description: 'Cancel a message that is not due yet',
	section: call.section,
	fields: [messageIdField, requestOptionsField],
	options: ({ options }) => options,
	async work(line, params) {
		const messageId = readMessageId(params.messageId);
		const outcome = await line.call(call, { messageId });
		if (outcome.outcome === 'accepted') return accepted([{ json: { messageId, cancelled: true } }]);
		if (outcome.outcome !== 'unknown') return outcome;
		const reason = `${sentence(outcome.failure)}. Ask for the status of the message to see whether it was cancelled`;
		return accepted([{ json: { messageId, cancelled: null, reason } }]);
	},
});
