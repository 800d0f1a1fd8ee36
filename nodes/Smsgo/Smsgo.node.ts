import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { executeOperation } from '../../operations/execute';
import { fieldsOf } from '../../operations/operation';
import { receiveWaitedReport } from '../../operations/waiting/resume';
import { resumeWebhooks } from '../../operations/waiting/resumeWebhooks';
import { smsgoApiTest } from './account/credentialTest';
import { operations } from './operations';
import { smsgoResumer } from './sms/resume';

/** Sends SMS through smsgo and says what became of each. */
export class Smsgo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Smsgo SMS',
		name: 'smsgo',
		icon: { light: 'file:smsgo.svg', dark: 'file:smsgo.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send SMS in Taiwan and abroad through smsgo, and follow each message',
		defaults: { name: 'Smsgo SMS' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		webhooks: resumeWebhooks,
		credentials: [
			{
				name: 'smsgoApi',
				required: true,
				testedBy: 'smsgoApiTest',
				displayOptions: { hide: { operation: ['estimate'] } },
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'sms',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'SMS', value: 'sms' },
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['account'] } },
				default: 'getBalance',
				options: [
					{
						name: 'Get Balance',
						value: 'getBalance',
						action: 'Get balance',
						description: 'Get the points that are left',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['sms'] } },
				default: 'send',
				options: [
					{
						name: 'Cancel',
						value: 'cancel',
						action: 'Cancel scheduled SMS',
						description: 'Cancel a message that is not due yet',
					},
					{
						name: 'Estimate',
						value: 'estimate',
						action: 'Estimate SMS',
						description: 'Get the encoding, segments and points of a message without sending it',
					},
					{
						name: 'Get Many Statuses',
						value: 'getManyStatuses',
						action: 'Get many SMS statuses',
						description: 'Get what became of many messages, 50 in a request',
					},
					{
						name: 'Get Status',
						value: 'getStatus',
						action: 'Get SMS status',
						description: 'Get what became of one message',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Send SMS',
						description: 'Send a message to one or many recipients',
					},
					{
						name: 'Send and Wait for Delivery',
						value: 'sendAndWaitForDelivery',
						action: 'Send SMS and wait for delivery',
						description: 'Send, and go on when the status of every recipient is final',
					},
				],
			},
			...fieldsOf(operations),
		],
	};

	methods = { credentialTest: { smsgoApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}

	/** Called for an execution that waits in this node. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWaitedReport(this, smsgoResumer);
	}
}
