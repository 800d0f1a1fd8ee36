import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { panelOf } from '../../operations/operation';
import { cloudmaxApiTest } from './credentialTest';
import { resources } from './operations';

/** Keeps the tags of a Cloudmax account, which group recipients of SMS and e-mail. */
export class CloudmaxTags implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Cloudmax Tags',
		name: 'cloudmaxTags',
		icon: { light: 'file:cloudmaxTags.svg', dark: 'file:cloudmaxTags.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Create, update, delete and clear the tags of recipients at Cloudmax',
		defaults: { name: 'Cloudmax Tags' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'cloudmaxApi', required: true, testedBy: 'cloudmaxApiTest' }],
		properties: [...panelOf(resources, 'tag')],
	};

	methods = { credentialTest: { cloudmaxApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, resources);
	}
}
