import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/**
 * What n8n's own SMS nodes do: one message after another through n8n's HTTP helper. Its parameters
 * are those of the node that it is compared with.
 */
export class HelperLoop implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Helper Loop',
		name: 'helperLoop',
		group: ['output'],
		version: 1,
		description: 'One message after another through the HTTP helper of n8n',
		defaults: { name: 'Helper Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const url = text(this.getNodeParameter('url', 0));
		const output: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const body = new URLSearchParams({
				username: 'bench',
				password: 'bench-password',
				dstaddr: text(this.getNodeParameter('to', item)),
				encoding: 'BIG5',
				smbody: text(this.getNodeParameter('text', item)),
			});
			const answer: unknown = await this.helpers.httpRequest({ method: 'POST', url, body });
			const json = typeof answer === 'string' ? answer : JSON.stringify(answer);
			output.push({ json: { answer: json }, pairedItem: { item } });
		}
		return [output];
	}
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
