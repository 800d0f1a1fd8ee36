import type { INodeProperties } from 'n8n-workflow';
import { dateTimeInput, switchInput, textInput } from '../../../operations/parameters/fields';

export const replyDaysField = {
	displayName: 'Reply Days',
	name: 'replyDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 30 },
	default: 3,
	description: 'For how many days replies are taken',
} as const satisfies INodeProperties;

export const replyUrlField = textInput('Reply URL', 'replyUrl', {
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where smsgo passes on what recipients answer; costs one more point for every ten messages, and does not go with long messages',
});

export const sendAtField = dateTimeInput(
	'Send At',
	'sendAt',
	'When to send; until then the message can be cancelled. Empty sends now.',
);

export const useBackupHostField = switchInput(
	'Use Backup Host',
	'useBackupHost',
	false,
	'Whether to try the backup host when the main one cannot be reached and provably nothing was sent. It has no TLS: the password travels in clear text.',
);
