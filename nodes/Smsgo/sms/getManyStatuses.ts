import { askStatuses } from '../../../gateways/smsgo/askStatuses';
import { getManyStatuses as call } from '../../../gateways/smsgo/calls/getManyStatuses';
import { MAX_QUERIES } from '../../../gateways/smsgo/statuses';
import { accepted } from '../../../messaging/outcome';
import { manyOperation } from '../../../operations/calls/many';
import { smsgo } from '../gateway';
import { messageIdField, readKeys, recipientField, withInput } from './keys';

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
] as const;

export const getManyStatuses = manyOperation(smsgo, {
	name: 'Get Many Statuses',
	action: 'Get many SMS statuses',
	description: 'Get what became of many messages, 50 in a request',
	section: call.section,
	fields,
	questionsPerRequest: MAX_QUERIES,
	asksBy: ({ messageId }) => messageId,
	// The two lists of a request pair by position only when every id has its recipient.
	questions({ messageId, recipient }, { run }) {
		const keys = readKeys(messageId, recipient, (message) => {
			run.hint(message);
		});
		return keys.map((question) => ({
			key: question.recipient === null ? 'ids' : 'pairs',
			question,
		}));
	},
	async ask(line, keys) {
		const outcome = await askStatuses(line, keys);
		if (outcome.outcome !== 'accepted') return outcome;
		return accepted(
			outcome.value.map((results, index) => withInput(results, keys[index]?.typed ?? null)),
		);
	},
});
