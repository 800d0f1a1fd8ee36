import type { INodeProperties } from 'n8n-workflow';
import {
	chooseForm,
	WAP_PUSH_BYTES,
	wapPushBytes,
	type Form,
} from '../../../gateways/smsgo/encoding';
import { MAX_CALLBACK_URL, type SmsgoMessage } from '../../../gateways/smsgo/message';
import { readCallbackUrl } from '../../../operations/parameters/callbackUrl';
import {
	choiceInput,
	ITS_ZONE,
	momentInput,
	switchInput,
	textInput,
} from '../../../operations/parameters/fields';
import { readSendAt } from '../../../operations/parameters/instant';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import type { Run } from '../../../operations/run';

export const toField = textInput('To', 'to', {
	typeOptions: { acceptsList: true, rows: 2 },
	required: true,
	placeholder: 'e.g. 0912345678, +8613681912700',
	description:
		'One or many mobile numbers, separated by commas, semicolons or new lines, or a list. A number abroad starts with + and its country code.',
});

export const textField = textInput('Text', 'text', {
	typeOptions: { rows: 3 },
	required: true,
	description:
		'160 characters in English or 70 in Chinese are one message; up to 330 are sent as a long one and charged by segment',
});

export const encodingField = choiceInput('Encoding', 'encoding', 'auto', {
	description: 'How the handset reads the text',
	options: [
		{
			name: 'ASCII',
			value: 'ASCII',
			description: 'English, up to 160 characters',
		},
		{
			name: 'Automatic',
			value: 'auto',
			description: 'The cheapest that holds the whole text',
		},
		{
			name: 'Big5',
			value: 'BIG5',
			description: 'Traditional Chinese, up to 70 characters; English alone up to 160',
		},
		{ name: 'Long ASCII', value: 'LASCII', description: 'English, up to 330 characters' },
		{
			name: 'Long Big5',
			value: 'LBIG5',
			description: 'Traditional Chinese, up to 330 characters',
		},
		{
			name: 'Long Unicode (UCS-2)',
			value: 'LUCS2',
			description: 'Any script and emoji, up to 330 characters',
		},
		{
			name: 'Pop-Up ASCII',
			value: 'PASCII',
			description: 'Shown at once and not kept by the handset, up to 160 characters',
		},
		{
			name: 'Pop-Up Big5',
			value: 'PBIG5',
			description: 'Shown at once and not kept by the handset, up to 70 characters',
		},
		{
			name: 'Unicode (UCS-2)',
			value: 'UCS2',
			description: 'Any script and emoji, up to 70 characters; English alone up to 160',
		},
		{
			name: 'WAP Push',
			value: 'PUSH',
			description: "The text is the title of 'WAP URL', 88 bytes together",
		},
	],
});

export const wapUrlField = textInput('WAP URL', 'wapUrl', {
	placeholder: 'e.g. https://www.example.com/a',
	description: "The address that a message with the encoding 'WAP Push' opens",
});

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

export const sendAtField = momentInput(
	'Send At',
	'sendAt',
	`When to send; until then the message can be cancelled. ${ITS_ZONE} Empty, or the word now, sends at once; an expression that gives nothing does not.`,
);

export const useBackupHostField = switchInput(
	'Use Backup Host',
	'useBackupHost',
	false,
	'Whether to try the backup host when the main one cannot be reached and provably nothing was sent. It has no TLS: the password travels in clear text.',
);

/** The options that decide about a message, as any operation may declare them. */
export interface MessageOptions {
	readonly encoding?: ParamsOf<[typeof encodingField]>['encoding'];
	readonly wapUrl?: string;
	readonly sendAt?: string;
	readonly deliveryReportUrl?: string;
	readonly replyUrl?: string;
	readonly replyDays?: number;
}

/** A message of smsgo and the form that it takes for one group of recipients. */
export interface FormedMessage {
	readonly message: SmsgoMessage;
	readonly form: Form;
}

/**
 * Checks an item's message, and tells what form it takes at home and abroad.
 *
 * @param reportUrlLabel what the user knows the delivery report URL as
 * @throws InputProblem when an option cannot be used
 */
export function formMessage(
	text: string,
	options: MessageOptions,
	run: Run,
	reportUrlLabel = 'Delivery Report URL',
): (isInternational: boolean) => FormedMessage | { problem: string } {
	const hint = (message: string): void => {
		run.hint(message);
	};
	const url = (value: string | undefined, label: string): string =>
		readCallbackUrl(value, label, MAX_CALLBACK_URL, hint);
	const shared = {
		text,
		sendAt: readSendAt(options.sendAt, run.context.getTimezone(), 'Send At'),
		wapUrl: options.wapUrl?.trim() ?? '',
		deliveryReportUrl: url(options.deliveryReportUrl, reportUrlLabel),
		replyUrl: url(options.replyUrl, 'Reply URL'),
		replyDays: options.replyDays,
	};
	return (isInternational) => {
		const form = chooseForm(text, {
			encoding: options.encoding ?? 'auto',
			isInternational,
			wapUrl: shared.wapUrl,
			hasReplyUrl: shared.replyUrl !== '',
		});
		if ('problem' in form) return form;
		const bytes = form.encoding === 'PUSH' ? wapPushBytes(text, shared.wapUrl) : 0;
		if (bytes > WAP_PUSH_BYTES) {
			hint(
				`'Text' and 'WAP URL' have ${bytes} bytes together, ${bytes - WAP_PUSH_BYTES} over the ${WAP_PUSH_BYTES} of a WAP push: smsgo sends them as a long message and charges ${form.segments} segments`,
			);
		}
		return { message: { ...shared, encoding: form.encoding }, form };
	};
}
