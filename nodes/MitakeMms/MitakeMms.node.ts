import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { panelOf } from '../../operations/operation';
import { mitakeMmsApiTest } from './credentialTest';
import { resources } from './operations';

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
		properties: [...panelOf(resources, 'message')],
	};

	methods = { credentialTest: { mitakeMmsApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, resources);
	}
}
