import type { SmsgoAccount, SmsgoLine } from '../../../gateways/smsgo/account';
import { send as call } from '../../../gateways/smsgo/calls/send';
import { MAX_RECIPIENTS, type SmsgoReceipt } from '../../../gateways/smsgo/message';
import { sendWithBackup } from '../../../gateways/smsgo/sendWithBackup';
import { messageResult } from '../../../messaging/message';
import type { Outcome } from '../../../messaging/outcome';
import { vendorIso } from '../../../messaging/vendorTime';
import type { SendOptions } from '../../../operations/send/composed';
import {
	unacceptedSend,
	type SendResult,
	type SentFields,
	type Unit,
} from '../../../operations/send/sendResult';
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
	const { sendAt } = message;
	const scheduledAt = sendAt === undefined ? null : vendorIso(sendAt);
	const { encoding, segments } = form;
	const own = { scheduledAt, encoding, segments };
	return units.map((unit) => sendResultOf(unit, outcome, own, units.length));
}

function sendResultOf(
	unit: Unit,
	outcome: Outcome<SmsgoReceipt>,
	own: SentFields,
	shared: number,
): SendResult {
	if (outcome.outcome !== 'accepted') return unacceptedSend(unit, outcome, own);
	const { messageId, points, code, text } = outcome.value;
	const known = {
		recipient: unit.number,
		input: unit.typed,
		status: own.scheduledAt === null ? 'queued' : 'scheduled',
		accepted: true,
		reason: null,
		messageId,
		isFinal: false,
		// smsgo tells the points of a request; of a recipient only where there is no other.
		points: shared === 1 ? points : null,
		requestPoints: points,
		raw: { code, text },
	} as const;
	return { result: messageResult(known, own) };
}
