import type { IWebhookDescription } from 'n8n-workflow';
import { TEXT_HEADERS } from '../callbacks/webhooks';

/**
 * What a node that waits for reports declares, beside its `webhook()`: n8n registers nothing for it,
 * and calls it only for an execution that waits in this node.
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'GET,POST',
		path: '',
		responseMode: 'onReceived',
		responseData: '',
		responseHeaders: TEXT_HEADERS,
		restartWebhook: true,
	},
];
