import type { SmsgoClient } from '../../../gateways/smsgo/client';
import type { SmsgoReceipt } from '../../../gateways/smsgo/send';
import type { Outcome } from '../../../messaging/outcome';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import type { RequestOptions, Run } from '../../../operations/run';
import type { Carried, Composed, Sender } from '../../../operations/send/sender';
import { accountOf, openSmsgo } from '../account/open';
import type { formMessage, FormedMessage, MessageOptions } from './message';

/** The vendor's own fields of a result, for a message that never came so far. */
export const extras = { encoding: null, segments: null } as const;

/** What the sending operations have in common beside the recipients. */
interface SenderParams {
	readonly text: string;
	readonly options: MessageOptions & RequestOptions & { readonly useBackupHost?: boolean };
}

/** What a request carries. */
export interface Content extends FormedMessage {
	readonly useBackup: boolean;
}

/**
 * What sends the messages of one run.
 *
 * @param form how text and options become a message
 */
export async function startSender(
	run: Run,
	form: (
		text: string,
		options: SenderParams['options'],
		run: Run,
	) => ReturnType<typeof formMessage>,
): Promise<Sender<SenderParams, Content>> {
	const open = await openSmsgo(run);
	let last: { text: string; options: object; composed: Composed<Content> } | undefined;
	return {
		async account() {
			const { baseUrl, username } = accountOf(await run.context.getCredentials('smsgoApi'));
			return { baseUrl, user: username };
		},
		compose({ text, options }) {
			// Neighbours often have one text, and options without an expression are one object.
			if (last?.text !== text || last.options !== options) {
				open(options);
				const composed = compose(options.useBackupHost ?? false, form(text, options, run));
				last = { text, options, composed };
			}
			return last.composed;
		},
		deliver: async (content, units) => await deliver(open({}), content, units),
	};
}

function compose(useBackup: boolean, formFor: ReturnType<typeof formMessage>): Composed<Content> {
	const made = new Map<boolean, Carried<Content> | { problem: string }>();
	return {
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
								identity: identityOf(formed.message),
								content: { ...formed, useBackup },
							};
				made.set(isInternational, content);
			}
			return content;
		},
	};
}

/** A handset shows the same text otherwise when it pops up, or has another address to open. */
function identityOf({ text, encoding, wapUrl }: Content['message']): string {
	const address = encoding === 'PUSH' ? wapUrl : '';
	return `${encoding} ${address.length} ${address}${text}`;
}

async function deliver(
	client: SmsgoClient,
	{ message, form, useBackup }: Content,
	units: readonly Unit[],
): Promise<SendResult[]> {
	const outcome = await client.send(
		message,
		units.map(({ number }) => number),
		useBackup,
	);
	const isScheduled = message.sendAt !== undefined;
	return units.map((unit) => {
		const end = sendResultOf(unit, outcome, isScheduled, units.length);
		const { encoding, segments } = form;
		return { ...end, result: { ...end.result, encoding, segments } };
	});
}

function sendResultOf(
	unit: Unit,
	outcome: Outcome<SmsgoReceipt>,
	isScheduled: boolean,
	shared: number,
): SendResult {
	if (outcome.outcome !== 'accepted') return unacceptedSend(unit, outcome);
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
