import { MAX_QUERIES } from '../../../gateways/smsgo/query';
import { accepted } from '../../../messaging/outcome';
import { manyOperation } from '../../../operations/calls/many';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';
import { openSmsgo } from '../account/open';
import { messageIdField, readKeys, recipientField } from './keys';

const fields = [
	{
		...messageIdField,
		typeOptions: { acceptsList: true, rows: 2 },
		description:
			"One or many message IDs, separated by commas or new lines, or a list. The items' IDs share requests, 50 each.",
	},
	{
		...recipientField,
		typeOptions: { acceptsList: true, rows: 2 },
		description:
			'Their recipients in the same order. Leave empty to get a result for every recipient of each message.',
	},
	requestOptionsField,
] as const;

/** What became of many messages, 50 in a request. */
export const getManyStatuses = manyOperation({
	fields,
	questionsPerRequest: MAX_QUERIES,
	async start(run) {
		const open = await openSmsgo(run);
		return {
			questions({ messageId, recipient, options }) {
				open(options);
				// The two lists of a request pair by position only when every id has its recipient.
				return readKeys(messageId, recipient).map((question) => ({
					key: question.recipient === null ? 'ids' : 'pairs',
					question,
				}));
			},
			async ask(keys) {
				const outcome = await open({}).queryMany(keys);
				if (outcome.outcome !== 'accepted') return outcome;
				return accepted(outcome.value.map((results) => results.map((result) => ({ ...result }))));
			},
		};
	},
});
