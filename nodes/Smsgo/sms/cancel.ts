import { sentence } from '../../../messaging/message';
import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';
import { openSmsgo } from '../account/open';
import { messageIdField, readMessageId } from './keys';

/** Cancels a scheduled message, and claims it only where smsgo has confirmed it. */
export const cancel = callOperation({
	fields: [messageIdField, requestOptionsField],
	async start(run) {
		const open = await openSmsgo(run);
		return async (params) => {
			const messageId = readMessageId(params.messageId);
			const outcome = await open(params.options).cancel(messageId);
			if (outcome.outcome === 'accepted') return accepted([{ messageId, cancelled: true }]);
			if (outcome.outcome !== 'unknown') return outcome;
			const reason = `${sentence(outcome.failure)}. Ask for the status of the message to see whether it was cancelled`;
			return accepted([{ messageId, cancelled: null, reason }]);
		};
	},
});
