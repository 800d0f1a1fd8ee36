import type { INodeProperties } from 'n8n-workflow';
import type { SmsgoClient } from '../../../gateways/smsgo/client';
import { MAX_RECIPIENTS, type SmsgoReceipt } from '../../../gateways/smsgo/send';
import type { Outcome } from '../../../messaging/outcome';
import { unacceptedDelivery, type Delivery, type Unit } from '../../../operations/delivery';
import type { Composed } from '../../../operations/sender';
import { sendOperation } from '../../../operations/sendOperation';
import {
	batchingField,
	concurrencyField,
	maxRecipientsField,
	skipDuplicatesField,
	timeoutField,
} from '../../../operations/sharedFields';
import { openSmsgo } from '../account/open';
import {
	encodingField,
	formMessage,
	textField,
	toField,
	wapUrlField,
	type FormedMessage,
} from './message';

const fields = [
	toField,
	textField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			batchingField,
			concurrencyField,
			{
				displayName: 'Delivery Report URL',
				name: 'deliveryReportUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…',
				description:
					'Where smsgo reports what became of each message; up to 300 characters, reachable from outside',
			},
			encodingField,
			maxRecipientsField,
			{
				displayName: 'Reply Days',
				name: 'replyDays',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 30 },
				default: 3,
				description: 'For how many days replies are taken',
			},
			{
				displayName: 'Reply URL',
				name: 'replyUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…',
				description:
					'Where smsgo passes on what recipients answer; costs one more point for every ten messages, and does not go with long messages',
			},
			{
				displayName: 'Send At',
				name: 'sendAt',
				type: 'dateTime',
				default: '',
				description: 'When to send; until then the message can be cancelled. Empty sends now.',
			},
			skipDuplicatesField,
			timeoutField,
			{
				displayName: 'Use Backup Host',
				name: 'useBackupHost',
				type: 'boolean',
				default: false,
				description:
					'Whether to try the backup host when the main one cannot be reached and provably nothing was sent. It has no TLS: the password travels in clear text.',
			},
			wapUrlField,
		],
	},
] as const satisfies INodeProperties[];

/** What a request of this operation carries. */
interface Content extends FormedMessage {
	readonly useBackup: boolean;
}

/** Sends a message to one or many recipients, up to 50 in a request. */
export const send = sendOperation({
	fields,
	recipientsPerRequest: MAX_RECIPIENTS,
	extras: { encoding: null, segments: null },
	common: ({ to, options }) => ({ to, options }),
	async start(run) {
		const open = await openSmsgo(run);
		let last: { text: string; options: object; composed: Composed<Content> } | undefined;
		return {
			compose({ text, options }) {
				// Neighbours often have one text, and options without an expression are one object.
				if (last?.text !== text || last.options !== options) {
					open(options);
					last = {
						text,
						options,
						composed: compose(
							text,
							options.useBackupHost ?? false,
							formMessage(text, options, run),
						),
					};
				}
				return last.composed;
			},
			async deliver(content, units) {
				return await deliver(open({}), content, units);
			},
		};
	},
});

function compose(
	text: string,
	useBackup: boolean,
	formFor: ReturnType<typeof formMessage>,
): Composed<Content> {
	const made = new Map<boolean, { key: string; content: Content } | { problem: string }>();
	return {
		identity: text,
		contentFor(isInternational) {
			let content = made.get(isInternational);
			if (content === undefined) {
				const formed = formFor(isInternational);
				content =
					'problem' in formed
						? formed
						: {
								// A number abroad that is refused must not take those at home with it.
								key: JSON.stringify([isInternational, useBackup, formed.message]),
								content: { ...formed, useBackup },
							};
				made.set(isInternational, content);
			}
			return content;
		},
	};
}

async function deliver(
	client: SmsgoClient,
	{ message, form, useBackup }: Content,
	units: readonly Unit[],
): Promise<Delivery[]> {
	const outcome = await client.send(
		message,
		units.map(({ number }) => number),
		useBackup,
	);
	const isScheduled = message.sendAt !== undefined;
	return units.map((unit) => {
		const { result, ...rest } = deliveryOf(unit, outcome, isScheduled, units.length);
		return { ...rest, result: { ...result, encoding: form.encoding, segments: form.segments } };
	});
}

function deliveryOf(
	unit: Unit,
	outcome: Outcome<SmsgoReceipt>,
	isScheduled: boolean,
	shared: number,
): Delivery {
	if (outcome.outcome !== 'accepted') return unacceptedDelivery(unit, outcome);
	const { messageId, points, code, text } = outcome.value;
	return {
		result: {
			recipient: unit.number,
			messageId,
			accepted: true,
			status: isScheduled ? 'scheduled' : 'queued',
			isFinal: false,
			reason: null,
			// smsgo tells the points of a request; of a recipient only where there is no other.
			points: shared === 1 ? points : null,
			requestPoints: points,
			raw: { code, text, recipient: unit.typed },
		},
	};
}
