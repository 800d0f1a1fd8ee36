import { cancel as call } from '../../../gateways/smsgo/calls/cancel';
import { sentence } from '../../../messaging/message';
import { accepted } from '../../../messaging/outcome';
import { manyOperation } from '../../../operations/calls/many';
import { smsgo } from '../gateway';
import { messageIdField, readMessageId } from './keys';

/**
 * Cancels a scheduled message, and claims it only where smsgo has confirmed it. A message is cancelled
 * for all its recipients: the items of a send that share one share the request and its answer.
 */
export const cancel = manyOperation(smsgo, {
	name: 'Cancel',
	action: 'Cancel scheduled SMS',
	description: 'Cancel a message that is not due yet, for all its recipients',
	section: call.section,
	fields: [messageIdField],
	questionsPerRequest: Infinity,
	asksBy: ({ messageId }) => messageId,
	questions({ messageId }) {
		const id = readMessageId(messageId);
		return [{ key: id, question: id }];
	},
	async ask(line, ids) {
		const [messageId = ''] = ids;
		const outcome = await line.call(call, { messageId });
		if (outcome.outcome === 'accepted')
			return accepted(ids.map(() => [{ messageId, cancelled: true }]));
		if (outcome.outcome !== 'unknown') return outcome;
		const reason = `${sentence(outcome.failure)}. Ask for the status of the message to see whether it was cancelled`;
		return accepted(ids.map(() => [{ messageId, cancelled: null, reason }]));
	},
});
