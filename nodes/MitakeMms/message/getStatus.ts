import type { INodeProperties } from 'n8n-workflow';
import { MAX_QUERIES } from '../../../gateways/mitake/query';
import { accepted } from '../../../messaging/outcome';
import { manyOperation } from '../../../operations/calls/many';
import { openMitake } from '../account/open';
import { batchIdField, mitakeOptionsField, readId, readIds } from './keys';

const fields = [
	batchIdField,
	{
		displayName: 'Message IDs',
		name: 'messageIds',
		type: 'string',
		typeOptions: { acceptsList: true, rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. 304934980000714750, 306379313648275460',
		description:
			"One or many 'messageId' that sending returned, separated by commas or new lines, or a list of texts. The items of one batch share requests, 100 IDs each.",
	},
	mitakeOptionsField,
] as const satisfies INodeProperties[];

/** What became of one or many messages of a batch. */
export const getStatus = manyOperation({
	fields,
	questionsPerRequest: MAX_QUERIES,
	async start(run) {
		const open = await openMitake(run);
		return {
			questions(params) {
				open(params.options);
				const batchId = readId(params.batchId, 'Batch ID');
				return readIds(params.messageIds, 'Message IDs').map((messageId) => ({
					key: batchId,
					question: { batchId, messageId },
				}));
			},
			async ask(questions) {
				const ids = questions.map(({ messageId }) => messageId);
				// Questions that share a request have the same batch.
				const outcome = await open({}).messageStatuses(questions[0]?.batchId ?? '', ids);
				if (outcome.outcome !== 'accepted') return outcome;
				return accepted(outcome.value.map((status) => [{ ...status }]));
			},
		};
	},
});
