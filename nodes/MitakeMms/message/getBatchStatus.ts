import { getBatchStatus as call } from '../../../gateways/mitake/calls/getBatchStatus';
import { unknownStatus } from '../../../gateways/mitake/statuses';
import { callOperation } from '../../../operations/calls/call';
import { mitake } from '../gateway';
import { batchIdField, readId } from './keys';

export const getBatchStatus = callOperation(mitake, {
	name: 'Get Batch Status',
	action: 'Get MMS batch status',
	description: 'Get what became of every message of a batch',
	fields: [batchIdField],
	call,
	asksBy: ({ batchId }) => batchId,
	request: ({ batchId }) => ({ batchId: readId(batchId, 'Batch ID') }),
	json(statuses, _params, { request }) {
		if (statuses.length > 0) return statuses.map((status) => ({ ...status }));
		// An item that gives nothing would vanish, and Mitake has no code for an id that is wrong.
		const reason = 'Mitake has no messages in this batch: check the batch ID';
		return { ...unknownStatus(request.batchId, null, reason) };
	},
});
