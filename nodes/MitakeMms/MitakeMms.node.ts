import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { fieldsOf } from '../../operations/operation';
import { mitakeMmsApiTest } from './account/credentialTest';
import { operations } from './operations';

/** Sends MMS through Mitake and says what became of each. */
export class MitakeMms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitake MMS',
		name: 'mitakeMms',
		icon: { light: 'file:mitakeMms.svg', dark: 'file:mitakeMms.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send MMS with pictures and sounds in Taiwan through Mitake, and follow each message',
		defaults: { name: 'Mitake MMS' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'mitakeMmsApi', required: true, testedBy: 'mitakeMmsApiTest' }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'message',
				options: [{ name: 'Message', value: 'message' }],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['message'] } },
				default: 'send',
				options: [
					{
						name: 'Get Batch Status',
						value: 'getBatchStatus',
						action: 'Get batch status',
						description: 'Get what became of every message of a batch',
					},
					{
						name: 'Get Status',
						value: 'getStatus',
						action: 'Get message status',
						description: 'Get what became of one or many messages of a batch, 100 in a request',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Send message',
						description: 'Send a message to one or many recipients',
					},
				],
			},
			...fieldsOf(operations),
		],
	};

	methods = { credentialTest: { mitakeMmsApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}
}
