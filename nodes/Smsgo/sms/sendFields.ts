import type { INodeProperties } from 'n8n-workflow';

/** `Reply Days` of a send. */
export const replyDaysField = {
	displayName: 'Reply Days',
	name: 'replyDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 30 },
	default: 3,
	description: 'For how many days replies are taken',
} as const satisfies INodeProperties;

/** `Reply URL` of a send. */
export const replyUrlField = {
	displayName: 'Reply URL',
	name: 'replyUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where smsgo passes on what recipients answer; costs one more point for every ten messages, and does not go with long messages',
} as const satisfies INodeProperties;

/** `Send At` of a send. */
export const sendAtField = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	default: '',
	description: 'When to send; until then the message can be cancelled. Empty sends now.',
} as const satisfies INodeProperties;

/** `Use Backup Host` of a send. */
export const useBackupHostField = {
	displayName: 'Use Backup Host',
	name: 'useBackupHost',
	type: 'boolean',
	default: false,
	description:
		'Whether to try the backup host when the main one cannot be reached and provably nothing was sent. It has no TLS: the password travels in clear text.',
} as const satisfies INodeProperties;
