import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { fieldsOf } from '../../operations/operation';
import { accountOperation } from './account';
import { uMailApiTest } from './account/credentialTest';
import { contactOperation } from './contact';
import { contactListOperation } from './contactList';
import { domainOperation } from './domain';
import { mailboxOperation } from './mailbox';
import { operations } from './operations';
import { searchContactLists, searchDomains, searchTasks, searchTemplates } from './search';
import { statisticOperation } from './statistic';
import { subscriptionOperation } from './subscription';
import { taskOperation } from './task';
import { templateOperation } from './template';
import { trackingOperation } from './tracking';

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
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'task',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Contact', value: 'contact' },
					{ name: 'Contact List', value: 'contactList' },
					{ name: 'Domain', value: 'domain' },
					{ name: 'Mailbox', value: 'mailbox' },
					{ name: 'Statistic', value: 'statistic' },
					{ name: 'Subscription', value: 'subscription' },
					{ name: 'Task', value: 'task' },
					{ name: 'Template', value: 'template' },
					{ name: 'Tracking', value: 'tracking' },
				],
			},
			accountOperation,
			contactListOperation,
			contactOperation,
			domainOperation,
			mailboxOperation,
			statisticOperation,
			subscriptionOperation,
			taskOperation,
			templateOperation,
			trackingOperation,
			...fieldsOf(operations),
		],
	};

	methods = {
		credentialTest: { uMailApiTest },
		listSearch: { searchContactLists, searchDomains, searchTasks, searchTemplates },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}
}
