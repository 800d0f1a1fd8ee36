import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { checkReceiver } from '../../operations/callbacks/checkReceiver';
import { receiveCallback } from '../../operations/callbacks/receive';
import { callbackWebhooks } from '../../operations/callbacks/webhooks';
import { readParameters } from '../../operations/parameters/readParameters';
import { fields } from './fields';
import { mitakeMmsStatus } from './mitake';
import { smsgoDeliveryReport, smsgoReply } from './smsgo';

const events = { mitakeMmsStatus, smsgoDeliveryReport, smsgoReply };

/** Starts a workflow when a gateway reports what became of a message, or passes on a reply. */
export class DeliveryReportTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Delivery Report Trigger',
		name: 'deliveryReportTrigger',
		icon: { light: 'file:deliveryReport.svg', dark: 'file:deliveryReport.dark.svg' },
		group: ['trigger'],
		// Up to version 1, n8n evaluates an expression of its own for every call of a webhook.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ $parameter["events"].map((event) => event.replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase())).join(", ") }}',
		description:
			'Start when a messaging gateway reports what became of a message, or when someone replies',
		defaults: { name: 'Delivery Report Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			...callbackWebhooks('mitakeMmsStatus', mitakeMmsStatus.path),
			...callbackWebhooks('smsgoDeliveryReport', smsgoDeliveryReport.path),
			...callbackWebhooks('smsgoReply', smsgoReply.path),
		],
		triggerPanel: {
			header: 'Listen for delivery reports and replies',
			executionsHelp: {
				inactive:
					'A gateway can only call a public address. Publish the workflow and use the <b>Production URL</b>; the Test URL listens for one call while you are looking.',
				active:
					'The workflow is listening at its <b>Production URLs</b>. Its executions are in the executions list.',
			},
			activationHint:
				'Publish the workflow to listen all the time: gateways report seconds to days after sending.',
		},
		properties: [...fields],
	};

	webhookMethods = {
		default: {
			/**
			 * The gateways have no API to register a URL: it goes along with each message, or the vendor's
			 * staff register it.
			 */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				checkReceiver(this.getNode(), readParameters(this, fields).options);
				return await Promise.resolve(true);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { events: chosen, options } = readParameters(this, fields);
		const listened = chosen.map((name) => events[name]);
		return await receiveCallback(this, listened, options);
	}
}
