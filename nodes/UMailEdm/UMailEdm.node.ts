import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { panelOf } from '../../operations/operation';
import { uMailApiTest } from './credentialTest';
import { resources } from './operations';
import { searchContactLists, searchDomains, searchTasks, searchTemplates } from './search';

/** Keeps contact lists with U-Mail, sends mail to them and says what became of it. */
export class UMailEdm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'U-Mail EDM',
		name: 'uMailEdm',
		icon: { light: 'file:uMailEdm.svg', dark: 'file:uMailEdm.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send bulk mail through U-Mail, and keep the lists that it goes to',
		defaults: { name: 'U-Mail EDM' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'uMailApi', required: true, testedBy: 'uMailApiTest' }],
		properties: [...panelOf(resources, 'task')],
	};

	methods = {
		credentialTest: { uMailApiTest },
		listSearch: { searchContactLists, searchDomains, searchTasks, searchTemplates },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, resources);
	}
}
