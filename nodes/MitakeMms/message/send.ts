import { send as call } from '../../../gateways/mitake/calls/send';
import { MAX_DESTINATIONS } from '../../../gateways/mitake/destinations';
import type { MmsReceipt } from '../../../gateways/mitake/receipts';
import type { Outcome } from '../../../messaging/outcome';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import { sendOperation } from '../../../operations/send/sendOperation';
import { mitake } from '../gateway';
import { composer } from './compose';
import { fields } from './fields';

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
	extras: {
		batchId: null,
		clientMessageId: null,
		isReplay: null,
		statusAt: null,
		pointsLeft: null,
	},
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
		return units.flatMap((unit, index) => {
			const outcome = outcomes[index];
			return outcome === undefined ? [] : [sendResultOf(unit, outcome)];
		});
	},
});

function sendResultOf(unit: Unit, outcome: Outcome<MmsReceipt>): SendResult {
	const clientMessageId = unit.idempotencyKey;
	if (outcome.outcome !== 'accepted') {
		const { result } = unacceptedSend(unit, outcome);
		const extras = {
			batchId: null,
			clientMessageId,
			isReplay: null,
			statusAt: null,
			pointsLeft: null,
		};
		return { result: { ...result, ...extras }, unaccepted: outcome };
	}
	const { state, unaccepted, code, text, ...receipt } = outcome.value;
	const { batchId, messageId, isReplay, statusAt, points, requestPoints, pointsLeft } = receipt;
	return {
		result: {
			recipient: unit.number,
			messageId,
			accepted: unaccepted === undefined ? true : unaccepted.outcome === 'unknown' ? null : false,
			...state,
			points,
			requestPoints,
			raw: { code, text, recipient: unit.typed },
			...{ batchId, clientMessageId, isReplay, statusAt, pointsLeft },
		},
		...(unaccepted === undefined ? {} : { unaccepted }),
	};
}
