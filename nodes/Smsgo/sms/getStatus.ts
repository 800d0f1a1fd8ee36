import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';
import { openSmsgo } from '../account/open';
import { messageIdField, readKey, recipientField } from './keys';

/** What became of one message to one recipient. */
export const getStatus = callOperation({
	fields: [messageIdField, recipientField, requestOptionsField],
	async start(run) {
		const open = await openSmsgo(run);
		return async ({ messageId, recipient, options }) => {
			const outcome = await open(options).query(readKey(messageId, recipient));
			if (outcome.outcome !== 'accepted') return outcome;
			return accepted(outcome.value.flat().map((result) => ({ ...result })));
		};
	},
});
