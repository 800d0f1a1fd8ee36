import { textInput } from '../../../operations/parameters/fields';
import type { INodeProperties } from 'n8n-workflow';
import { getStatus as call, MAX_QUERIES } from '../../../gateways/mitake/calls/getStatus';
import { accepted } from '../../../messaging/outcome';
import { manyOperation } from '../../../operations/calls/many';
import { mitake } from '../gateway';
import { batchIdField, readId, readIds } from './keys';

const fields = [
	batchIdField,
	textInput('Message IDs', 'messageIds', {
		typeOptions: { acceptsList: true, rows: 2 },
		required: true,
		placeholder: 'e.g. 304934980000714750, 306379313648275460',
		description:
			"One or many 'messageId' that sending returned, separated by commas or new lines, or a list of texts. The items of one batch share requests, 100 IDs each.",
	}),
] as const satisfies INodeProperties[];

export const getStatus = manyOperation(mitake, {
	name: 'Get Status',
	action: 'Get MMS status',
	description: 'Get what became of one or many messages of a batch, 100 in a request',
	section: call.section,
	fields,
	questionsPerRequest: MAX_QUERIES,
	asksBy: ({ messageIds }) => messageIds,
	questions(params) {
		const batchId = readId(params.batchId, 'Batch ID');
		return readIds(params.messageIds, 'Message IDs').map((messageId) => ({
			key: batchId,
			question: { batchId, messageId },
		}));
	},
	async ask(client, questions) {
		// Questions that share a request have the same batch.
		const batchId = questions[0]?.batchId ?? '';
		const messageIds = questions.map(({ messageId }) => messageId);
		const outcome = await client.call(call, { batchId, messageIds });
		if (outcome.outcome !== 'accepted') return outcome;
		return accepted(outcome.value.map((status) => [{ ...status }]));
	},
});
