import { send as call } from '../../../gateways/mitake/calls/send';
import { MAX_DESTINATIONS } from '../../../gateways/mitake/destinations';
import type { MmsReceipt } from '../../../gateways/mitake/receipts';
import { messageResult } from '../../../messaging/message';
import type { Outcome } from '../../../messaging/outcome';
import { vendorIso } from '../../../messaging/vendorTime';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import { sendOperation } from '../../../operations/send/sendOperation';
import { mitake } from '../gateway';
import { composer } from './compose';
import { fields } from './fields';

/** Mitake's own fields of a result, for a message of which it has said nothing. */
const unsent = {
	batchId: null,
	clientMessageId: null,
	isReplay: null,
	statusAt: null,
	pointsLeft: null,
} as const;

/** Sends a message to one or many recipients, up to 500 in a request. */
export const send = sendOperation({
	name: 'Send',
	action: 'Send MMS',
	description: 'Send a message to one or many recipients',
	section: call.section,
	gateway: mitake,
	fields,
	recipientsPerRequest: MAX_DESTINATIONS,
	isIdempotent: true,
	extras: unsent,
	common: ({ to, options }) => ({ to, options }),
	sendingAccount: ({ baseUrl, clientId }) => ({ baseUrl, user: clientId }),
	composer,
	async send(client, { message, identity, hasOwnIds }, units) {
		const destinations = units.map(({ number, idempotencyKey }) => ({
			to: number,
			clientMessageId: idempotencyKey ?? '',
			isOwnId: hasOwnIds,
		}));
		const outcomes = await client.send({ message, destinations }, identity);
		const { sendAt } = message;
		const scheduledAt = sendAt === undefined ? null : vendorIso(sendAt);
		return units.flatMap((unit, index) => {
			const outcome = outcomes[index];
			return outcome === undefined ? [] : [sendResultOf(unit, outcome, scheduledAt)];
		});
	},
});

function sendResultOf(
	unit: Unit,
	outcome: Outcome<MmsReceipt>,
	scheduledAt: string | null,
): SendResult {
	const clientMessageId = unit.idempotencyKey;
	if (outcome.outcome !== 'accepted') {
		const own = { scheduledAt, ...unsent, clientMessageId };
		return unacceptedSend(unit, outcome, own);
	}
	const { state, unaccepted, code, text, batchId, isReplay, statusAt, pointsLeft, ...known } =
		outcome.value;
	const accepted =
		unaccepted === undefined ? true : unaccepted.outcome === 'unknown' ? null : false;
	const time = accepted === false ? null : scheduledAt;
	return {
		result: messageResult(
			{
				...known,
				...state,
				recipient: unit.number,
				input: unit.typed,
				accepted,
				raw: { code, text },
			},
			{ scheduledAt: time, batchId, clientMessageId, isReplay, statusAt, pointsLeft },
		),
		...(unaccepted === undefined ? {} : { unaccepted }),
	};
}
