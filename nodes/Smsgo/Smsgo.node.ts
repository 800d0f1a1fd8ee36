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
import { panelOf } from '../../operations/operation';
import { receiveWaitedReport } from '../../operations/waiting/resume';
import { resumeWebhooks } from '../../operations/waiting/resumeWebhooks';
import { smsgoApiTest } from './credentialTest';
import { resources } from './operations';
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
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWaitForDelivery" ? "Execution will continue when smsgo has told the final status of every recipient, or the time in \'Wait For (Minutes)\' has passed" : "" }}',
		// n8n drops the hints of a run that waited: only these are still there when it has gone on.
		hints: [
			{
				message:
					"Where 'timedOut' is true, smsgo told no final status in time: ask for it with 'Get Many Statuses'. Where 'accepted' is not true, the message was not accepted. 'reason' says how many there are of each.",
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
				displayCondition: '={{ $parameter["operation"] === "sendAndWaitForDelivery" }}',
			},
		],
		credentials: [
			{
				name: 'smsgoApi',
				required: true,
				testedBy: 'smsgoApiTest',
				displayOptions: { hide: { operation: ['estimate'] } },
			},
		],
		properties: [...panelOf(resources, 'sms')],
	};

	methods = { credentialTest: { smsgoApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, resources);
	}

	/** Called for an execution that waits in this node. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWaitedReport(this, smsgoResumer);
	}
}
