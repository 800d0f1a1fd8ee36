import type { INodeProperties } from 'n8n-workflow';
import { optionsOf, textInput } from '../../../operations/parameters/fields';
import { sendOperation } from '../../../operations/send/sendOperation';
import { checkTextField, replaceTypographicField } from '../../../operations/send/wording';
import {
	batchingField,
	concurrencyField,
	maxRecipientsField,
	skipDuplicatesField,
	suppressWithinField,
	timeoutField,
} from '../../../operations/parameters/sharedFields';
import {
	encodingField,
	replyDaysField,
	replyUrlField,
	sendAtField,
	textField,
	toField,
	useBackupHostField,
	wapUrlField,
} from './message';
import { composer } from './compose';
import { smsgoSend } from './sent';

const fields = [
	toField,
	textField,
	optionsOf([
		batchingField,
		checkTextField,
		concurrencyField,
		textInput('Delivery Report URL', 'deliveryReportUrl', {
			placeholder: 'e.g. https://n8n.example.com/webhook/…',
			description:
				'Where smsgo reports what became of each message: the Production URL of a Delivery Report Trigger, with /smsgo-report in it. Up to 300 characters, reachable from outside.',
		}),
		encodingField,
		maxRecipientsField,
		replaceTypographicField,
		replyDaysField,
		replyUrlField,
		sendAtField,
		skipDuplicatesField,
		suppressWithinField,
		timeoutField,
		useBackupHostField,
		wapUrlField,
	]),
] as const satisfies INodeProperties[];

/** Sends a message to one or many recipients, up to 50 in a request. */
export const send = sendOperation({
	...smsgoSend,
	name: 'Send',
	action: 'Send SMS',
	description: 'Send a message to one or many recipients',
	fields,
	composer: (run, account) => composer(run, { gatewayUrl: account().baseUrl }),
});
