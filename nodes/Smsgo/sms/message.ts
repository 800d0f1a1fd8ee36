import type { INodeProperties } from 'n8n-workflow';
import {
	chooseForm,
	ENCODING_NAMES,
	savingOf,
	WAP_PUSH_BYTES,
	wapPushBytes,
	type Form,
	type FormRules,
	type Saving,
} from '../../../gateways/smsgo/encoding';
import { MAX_CALLBACK_URL, type SmsgoMessage } from '../../../gateways/smsgo/message';
import { plainTypography } from '../../../messaging/characters';
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
import { eventPaths } from '../../DeliveryReportTrigger/paths';

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
			name: ENCODING_NAMES.ASCII,
			value: 'ASCII',
			description: 'English, up to 160 characters',
		},
		{
			name: 'Automatic',
			value: 'auto',
			description: 'The cheapest that holds the whole text',
		},
		{
			name: ENCODING_NAMES.BIG5,
			value: 'BIG5',
			description: 'Traditional Chinese, up to 70 characters; English alone up to 160',
		},
		{ name: ENCODING_NAMES.LASCII, value: 'LASCII', description: 'English, up to 330 characters' },
		{
			name: ENCODING_NAMES.LBIG5,
			value: 'LBIG5',
			description: 'Traditional Chinese, up to 330 characters',
		},
		{
			name: ENCODING_NAMES.LUCS2,
			value: 'LUCS2',
			description: 'Any script and emoji, up to 330 characters',
		},
		{
			name: ENCODING_NAMES.PASCII,
			value: 'PASCII',
			description: 'Shown at once and not kept by the handset, up to 160 characters',
		},
		{
			name: ENCODING_NAMES.PBIG5,
			value: 'PBIG5',
			description: 'Shown at once and not kept by the handset, up to 70 characters',
		},
		{
			name: ENCODING_NAMES.UCS2,
			value: 'UCS2',
			description: 'Any script and emoji, up to 70 characters; English alone up to 160',
		},
		{
			name: ENCODING_NAMES.PUSH,
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
		'Where smsgo passes on what recipients answer: the Production URL of a Delivery Report Trigger, with /smsgo-reply in it. Costs one more point for every ten messages, and does not go with long messages.',
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
	readonly replaceTypographic?: boolean;
}

/** Whose message it is. */
export interface MessagePlace {
	readonly run: Run;
	readonly itemIndex: number;
}

/** A message of smsgo and the form that it takes for one group of recipients. */
export interface FormedMessage {
	readonly message: SmsgoMessage;
	readonly form: Form;
	/** What decided about the form. */
	readonly rules: FormRules;
}

/** No field has it: n8n makes it of its settings. */
const RESUME_URL = 'The resume URL of this n8n, which comes from its WEBHOOK_URL,';

/** Where a message is to go, and its reports to come back. */
export interface MessageWay {
	/** Where smsgo is, if it is called. */
	readonly gatewayUrl?: string;
	/** Where this n8n waits for delivery reports, in place of the user's URL. */
	readonly reportUrl?: string;
}

/**
 * Checks an item's message, and tells what form it takes at home and abroad.
 *
 * @throws InputProblem when an option cannot be used
 */
export function formMessage(
	text: string,
	options: MessageOptions,
	{ run, itemIndex }: MessagePlace,
	{ gatewayUrl, reportUrl }: MessageWay = {},
): (isInternational: boolean) => FormedMessage | { problem: string } {
	const hint = (message: string): void => {
		run.hint(message);
	};
	const url = (
		value: string | undefined,
		subject: string,
		event: 'smsgoDeliveryReport' | 'smsgoReply',
	): string => {
		const path = eventPaths[event];
		const otherPaths = Object.values(eventPaths).filter((other) => other !== path);
		return readCallbackUrl(
			value,
			{ subject, limit: MAX_CALLBACK_URL, path, otherPaths, gatewayUrl },
			hint,
		);
	};
	const shared = {
		sendAt: readSendAt(options.sendAt, run.context.getTimezone(), 'Send At'),
		wapUrl: options.wapUrl?.trim() ?? '',
		deliveryReportUrl: url(
			reportUrl ?? options.deliveryReportUrl,
			reportUrl === undefined ? "'Delivery Report URL'" : RESUME_URL,
			'smsgoDeliveryReport',
		),
		replyUrl: url(options.replyUrl, "'Reply URL'", 'smsgoReply'),
		replyDays: options.replyDays,
	};
	return (isInternational) => {
		const rules: FormRules = {
			encoding: options.encoding ?? 'auto',
			isInternational,
			wapUrl: shared.wapUrl,
			hasReplyUrl: shared.replyUrl !== '',
		};
		const { text: sent, form } = cheaper(text, rules, options.replaceTypographic ?? false);
		if ('problem' in form) {
			const saving = savingOf(sent, rules);
			if (saving === undefined) return form;
			return { problem: `${form.problem}. It would fit without ${saving.because.join(', ')}` };
		}
		const bytes = form.encoding === 'PUSH' ? wapPushBytes(sent, shared.wapUrl) : 0;
		if (bytes > WAP_PUSH_BYTES) {
			hint(
				`'Text' and 'WAP URL' have ${bytes} bytes together, ${bytes - WAP_PUSH_BYTES} over the ${WAP_PUSH_BYTES} of a WAP push: smsgo sends them as a long message and charges ${form.segments} segments`,
			);
		}
		const saving = form.segments > 1 ? savingOf(sent, rules) : undefined;
		if (saving !== undefined && saving.form.segments < form.segments) {
			run.hintFirst('saving', itemIndex, dear(form, saving, plainTypography(sent) !== sent));
		}
		return { message: { ...shared, text: sent, encoding: form.encoding }, form, rules };
	};
}

/** A text with plain characters for typographic ones, unless the dots of an ellipsis make it dearer. */
function cheaper(text: string, rules: FormRules, replaces: boolean) {
	const form = chooseForm(text, rules);
	const plain = replaces ? plainTypography(text) : text;
	const plainForm = plain === text ? form : chooseForm(plain, rules);
	const isDearer =
		'problem' in plainForm || (!('problem' in form) && plainForm.segments > form.segments);
	return isDearer && !('problem' in form) ? { text, form } : { text: plain, form: plainForm };
}

function dear({ segments }: Form, { because, form }: Saving, canReplace: boolean): string {
	const way = canReplace ? ". The option 'Replace Typography' replaces some or all" : '';
	return `'Text' takes ${segments} segments for each recipient because of ${because.join(', ')}; without it would take ${form.segments}${way}`;
}
