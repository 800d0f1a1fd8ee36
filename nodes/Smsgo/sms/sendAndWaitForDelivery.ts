import type { INodeProperties } from 'n8n-workflow';
import { optionsOf } from '../../../operations/parameters/fields';
import {
	batchingField,
	concurrencyField,
	maxRecipientsField,
	skipDuplicatesField,
	suppressWithinField,
	timeoutField,
} from '../../../operations/parameters/sharedFields';
import { MOST_WAITED, waitOperation } from '../../../operations/waiting/waitOperation';
import {
	encodingField,
	replyDaysField,
	replyUrlField,
	textField,
	toField,
	useBackupHostField,
	wapUrlField,
} from './message';
import { checkTextField, replaceTypographicField } from '../../../operations/send/wording';
import { composer } from './compose';
import { smsgoSend } from './sent';

const fields = [
	toField,
	textField,
	{
		displayName: 'Wait For (Minutes)',
		name: 'waitFor',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10_080 },
		default: 10,
		description:
			'How long to wait for the reports of all recipients, from when the last message has been sent. What is not final by then goes on as it was, marked as timed out. The value of the first item counts.',
	},
	optionsOf([
		batchingField,
		checkTextField,
		concurrencyField,
		encodingField,
		{
			...maxRecipientsField,
			typeOptions: { minValue: 1, maxValue: MOST_WAITED },
			default: MOST_WAITED,
			description:
				'Most recipients that one execution of this node sends to and waits for, up to 500. Those beyond it are refused one by one; what has left stays left.',
		},
		replaceTypographicField,
		replyDaysField,
		replyUrlField,
		skipDuplicatesField,
		suppressWithinField,
		timeoutField,
		useBackupHostField,
		wapUrlField,
	]),
] as const satisfies INodeProperties[];

/** Sends like `send`, and goes on when every message is final or the time limit has passed. */
export const sendAndWaitForDelivery = waitOperation({
	...smsgoSend,
	name: 'Send and Wait for Delivery',
	action: 'Send SMS and wait for delivery',
	description: 'Send, and go on when the status of every recipient is final',
	fields,
	query: 'Get Many Statuses',
	minutes: ({ waitFor }) => waitFor,
	composer: (run, account, reportUrl) =>
		composer(run, { gatewayUrl: account().baseUrl, reportUrl }),
});
