import type { Call } from '../../../transport/call';
import { mitakeRequest, type TokenHolder } from '../account';
import { writeId } from '../ids';
import { readStatuses, type MmsStatus } from '../statuses';

/** What became of every message of a batch, in Mitake's order. */
export const getBatchStatus: Call<TokenHolder, { readonly batchId: string }, MmsStatus[]> = {
	section: 'queryBatchDR',
	effect: 'read',
	build: (holder, { batchId }) =>
		mitakeRequest(holder, 'queryBatchDR', `{"batchID":${writeId(batchId)}}`),
	read: (response, { batchId }) => readStatuses(response, batchId),
};
