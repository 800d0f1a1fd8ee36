import type { INodeProperties } from 'n8n-workflow';
import { ITS_ZONE, momentInput, optionsOf, textInput } from '../../../operations/parameters/fields';
import {
	batchingField,
	maxRecipientsField,
	skipDuplicatesField,
	suppressWithinField,
	timeoutField,
} from '../../../operations/parameters/sharedFields';
import { checkTextField, replaceTypographicField } from '../../../operations/send/wording';
import { mitakeConcurrencyField } from '../gateway';
import { attachmentsField } from './attachments';

export const fields = [
	textInput('To', 'to', {
		typeOptions: { acceptsList: true, rows: 2 },
		required: true,
		placeholder: 'e.g. 0912345678, 0922345678',
		description:
			'One or many Taiwanese mobile numbers, separated by commas, semicolons or new lines, or a list',
	}),
	textInput('Subject', 'subject', {
		required: true,
		description: 'Up to 40 characters in English, or 15 with any other',
	}),
	textInput('Content', 'content', {
		typeOptions: { rows: 3 },
		description: 'The text of the message. It may be empty where there is an attachment.',
	}),
	attachmentsField,
	optionsOf([
		batchingField,
		checkTextField,
		textInput('Client Message ID', 'clientMessageId', {
			placeholder: 'e.g. order-1234',
			description:
				'Your own idempotency key, up to 36 characters and unique for ever: within 12 hours Mitake sends no second message with it. One is made where you leave it empty; with several recipients each gets one that is derived from it.',
		}),
		mitakeConcurrencyField,
		momentInput(
			'Expire At',
			'expireAt',
			`Until when to try to deliver; after 'Send At'. ${ITS_ZONE}`,
		),
		maxRecipientsField,
		textInput('Project Name', 'projectName', {
			description: 'Project that the messages belong to, up to 36 characters',
		}),
		replaceTypographicField,
		momentInput(
			'Send At',
			'sendAt',
			`When to send. ${ITS_ZONE} Empty, or the word now, sends at once; an expression that gives nothing does not.`,
		),
		skipDuplicatesField,
		suppressWithinField,
		timeoutField,
	]),
] as const satisfies INodeProperties[];
