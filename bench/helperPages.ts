import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { listContacts } from '../gateways/umail/calls/contact';
import { Response } from '../transport/response';
import { Secrets } from '../transport/secrets';

const secrets = new Secrets([]);

/**
 * One page of contacts after another through n8n's HTTP helper, until one is not full. What comes is
 * read by the functions of the node that it is compared with.
 */
export class HelperPages implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Helper Pages',
		name: 'helperPages',
		group: ['output'],
		version: 1,
		description: 'One page after another through the HTTP helper of n8n',
		defaults: { name: 'Helper Pages' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
			{ displayName: 'Pages', name: 'pages', type: 'number', default: 1000 },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const url = this.getNodeParameter('url', 0);
		const limit = this.getNodeParameter('limit', 0);
		const pages = Number(this.getNodeParameter('pages', 0));
		const output: INodeExecutionData[] = [];
		for (let page = 1; page <= pages; page++) {
			const answer: unknown = await this.helpers.httpRequest({
				method: 'GET',
				url: typeof url === 'string' ? url : '',
				qs: { do: 'ml-addr-list', page, limit },
				encoding: 'arraybuffer',
			});
			const bytes = answer instanceof Uint8Array ? answer : new Uint8Array();
			const read = listContacts.read(new Response(200, {}, bytes, secrets), {});
			if (read.outcome !== 'accepted') throw new Error(read.failure.reason);
			for (const row of read.value) output.push({ json: { ...row }, pairedItem: { item: 0 } });
			if (read.value.length < limit) break;
		}
		return [output];
	}
}
