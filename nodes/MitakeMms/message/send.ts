import { MAX_DESTINATIONS } from '../../../gateways/mitake/message';
import type { MmsReceipt } from '../../../gateways/mitake/receipts';
import type { Outcome } from '../../../messaging/outcome';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import type { Composed } from '../../../operations/send/sender';
import { sendOperation } from '../../../operations/send/sendOperation';
import { accountOf, openMitake } from '../account/open';
import { AttachmentLoader } from './attachments';
import { composeMessage, type Content, type MessageParams } from './compose';
import { fields } from './fields';

/** Sends a message to one or many recipients, up to 500 in a request. */
export const send = sendOperation({
	fields,
	recipientsPerRequest: MAX_DESTINATIONS,
	isIdempotent: true,
	extras: { batchId: null, clientMessageId: null, pointsLeft: null },
	common: ({ to, options }) => ({ to, options }),
	async start(run) {
		const open = await openMitake(run);
		const loader = new AttachmentLoader(run);
		const zone = run.context.getTimezone();
		let last: { params: MessageParams; composed: Composed<Content> } | undefined;
		return {
			async account() {
				const credential = await run.context.getCredentials('mitakeMmsApi');
				const { baseUrl, clientId } = accountOf(credential);
				return { baseUrl, user: clientId };
			},
			async compose(params, itemIndex) {
				open(params.options);
				// Neighbours often have one text; files are their own item's, whatever they are called.
				if (last === undefined || params.attachments !== '' || !isSame(last.params, params)) {
					const composed = await composeMessage(params, itemIndex, zone, loader);
					last = { params, composed };
				}
				return last.composed;
			},
			async deliver({ message, identity }, units) {
				const destinations = units.map(({ number, idempotencyKey }) => ({
					to: number,
					clientMessageId: idempotencyKey ?? '',
				}));
				const outcomes = await open({}).push(message, destinations, identity);
				return units.flatMap((unit, index) => {
					const outcome = outcomes[index];
					return outcome === undefined ? [] : [sendResultOf(unit, outcome)];
				});
			},
		};
	},
});

/** Options without an expression are one object for all items. */
function isSame(one: MessageParams, other: MessageParams): boolean {
	return (
		one.subject === other.subject &&
		one.content === other.content &&
		one.attachments === other.attachments &&
		one.options === other.options
	);
}

function sendResultOf(unit: Unit, outcome: Outcome<MmsReceipt>): SendResult {
	const clientMessageId = unit.idempotencyKey;
	if (outcome.outcome !== 'accepted') {
		const { result } = unacceptedSend(unit, outcome);
		const extras = { batchId: null, clientMessageId, pointsLeft: null };
		return { result: { ...result, ...extras }, unaccepted: outcome };
	}
	const { state, unaccepted, code, text, ...receipt } = outcome.value;
	const { batchId, messageId, points, requestPoints, pointsLeft } = receipt;
	return {
		result: {
			recipient: unit.number,
			messageId,
			accepted: unaccepted === undefined ? true : unaccepted.outcome === 'unknown' ? null : false,
			...state,
			points,
			requestPoints,
			raw: { code, text, recipient: unit.typed },
			...{ batchId, clientMessageId, pointsLeft },
		},
		...(unaccepted === undefined ? {} : { unaccepted }),
	};
}
