import type { SmsgoAccount, SmsgoLine } from '../../../gateways/smsgo/account';
import { send as call } from '../../../gateways/smsgo/calls/send';
import { MAX_RECIPIENTS, type SmsgoReceipt } from '../../../gateways/smsgo/message';
import { sendWithBackup } from '../../../gateways/smsgo/sendWithBackup';
import type { Outcome } from '../../../messaging/outcome';
import type { SendOptions } from '../../../operations/send/composed';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import { smsgo } from '../gateway';
import type { Content } from './compose';

/** What all sends through smsgo have in common. */
export const smsgoSend = {
	gateway: smsgo,
	section: call.section,
	recipientsPerRequest: MAX_RECIPIENTS,
	/** The vendor's own fields of a result, for a message that never came so far. */
	extras: { encoding: null, segments: null },
	common: ({ to, options }: { readonly to: string; readonly options: SendOptions }) => ({
		to,
		options,
	}),
	sendingAccount: ({ baseUrl, username }: SmsgoAccount) => ({ baseUrl, user: username }),
	send,
} as const;

async function send(
	line: SmsgoLine,
	{ message, form, useBackup }: Content,
	units: readonly Unit[],
): Promise<SendResult[]> {
	const recipients = units.map(({ number }) => number);
	const outcome = await sendWithBackup(line, { message, recipients }, useBackup);
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
