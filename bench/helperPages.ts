import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { listContacts } from '../gateways/umail/calls/contact';
import { nodeThat } from '../test/operations/fixtures';
import { Response } from '../transport/response';
import { Secrets } from '../transport/secrets';

const secrets = new Secrets([]);

/**
 * A node that reads one page of contacts after another through n8n's HTTP helper, until one is not
 * full. What comes is read by the functions of the node that it is compared with.
 *
 * @param limit contacts of a page, and how many pages
 */
export function helperPages(url: string, limit: number, pages: number): INodeType {
	return nodeThat([], async ({ helpers }) => {
		const output: INodeExecutionData[] = [];
		for (let page = 1; page <= pages; page++) {
			const answer: unknown = await helpers.httpRequest({
				method: 'GET',
				url,
				qs: { do: 'ml-addr-list', page, limit },
				encoding: 'arraybuffer',
			});
			const bytes = answer instanceof Uint8Array ? answer : new Uint8Array();
			const read = listContacts.read(new Response(200, {}, bytes, secrets), {});
			if (read.outcome !== 'accepted') throw new Error(read.failure.reason);
			for (const row of read.value) output.push({ json: { ...row }, pairedItem: { item: 0 } });
			if (read.value.length < limit) break;
		}
		return output;
	});
}
