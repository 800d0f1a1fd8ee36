import { statusOf } from '../../../gateways/mitake/query';
import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { openMitake } from '../account/open';
import { batchIdField, mitakeOptionsField, readId } from './keys';

/** What became of every message of a batch. */
export const getBatchStatus = callOperation({
	fields: [batchIdField, mitakeOptionsField],
	async start(run) {
		const open = await openMitake(run);
		return async (params) => {
			const batchId = readId(params.batchId, 'Batch ID');
			const outcome = await open(params.options).batchStatuses(batchId);
			if (outcome.outcome !== 'accepted') return outcome;
			if (outcome.value.length > 0) return accepted(outcome.value.map((row) => ({ ...row })));
			// An item that gives nothing would vanish, and Mitake has no code for an id that is wrong.
			const reason = 'Mitake has no messages in this batch: check the batch ID';
			return accepted([{ ...statusOf(batchId, null), reason }]);
		};
	},
});
