import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { fieldsOf } from '../../operations/operation';
import { cloudmaxApiTest } from './account/credentialTest';
import { operations } from './operations';

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
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'tag',
				options: [{ name: 'Tag', value: 'tag' }],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['tag'] } },
				default: 'create',
				options: [
					{
						name: 'Clear',
						value: 'clear',
						action: 'Clear tag',
						description: 'Take every recipient out of a tag; the tag stays',
					},
					{
						name: 'Create',
						value: 'create',
						action: 'Create tag',
						description: 'Create a tag for SMS or e-mail',
					},
					{
						name: 'Delete',
						value: 'delete',
						action: 'Delete tag',
						description: 'Delete a tag',
					},
					{
						name: 'Update',
						value: 'update',
						action: 'Update tag',
						description: 'Change the name or the description of a tag',
					},
				],
			},
			...fieldsOf(operations),
		],
	};

	methods = { credentialTest: { cloudmaxApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}
}
