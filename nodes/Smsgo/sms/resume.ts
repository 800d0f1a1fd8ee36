import { acknowledgement, readDeliveryReport } from '../../../gateways/smsgo/callbacks';
import { getManyStatuses } from '../../../gateways/smsgo/calls/getManyStatuses';
import { openSmsgo, type SmsgoLine } from '../../../gateways/smsgo/account';
import { MAX_QUERIES } from '../../../gateways/smsgo/statuses';
import { accepted, type Outcome } from '../../../messaging/outcome';
import { accountOf } from '../../../operations/gateway';
import { networkOf } from '../../../operations/network';
import type { Resumer } from '../../../operations/waiting/resume';
import {
	keyOf,
	type WaitedMessage,
	type WaitedStatus,
} from '../../../operations/waiting/waitingItems';
import { smsgo } from '../gateway';

/** Milliseconds for an answer: whoever reports waits for it. */
const QUERY_TIMEOUT = 10_000;

/** What an execution that waits for smsgo's reports asks before it goes on. */
export const smsgoResumer: Resumer = {
	split: splitByMessage,
	read(raw) {
		const reports = readDeliveryReport(raw);
		if (reports === undefined) return undefined;
		const [{ messageId }] = reports;
		return { messageId, acknowledgement: acknowledgement(messageId) };
	},
	async open(context) {
		const network = networkOf(context.helpers, { concurrency: 1, timeout: QUERY_TIMEOUT });
		const line = openSmsgo(await accountOf(smsgo, context), network);
		return async (messages) => {
			const whole = await askWhole(line, messages);
			const isOfUse = whole.outcome !== 'accepted' || whole.value.some((one) => one !== undefined);
			return isOfUse && whole.outcome !== 'rejected' ? whole : await askPairs(line, messages);
		};
	},
};

/** The recipients of up to 50 message ids: one query asks about all of them. */
function splitByMessage(messages: readonly WaitedMessage[]): WaitedMessage[][] {
	const byId = new Map<string, WaitedMessage[]>();
	for (const message of messages) {
		const known = byId.get(message.messageId);
		if (known === undefined) byId.set(message.messageId, [message]);
		else known.push(message);
	}
	return chunks([...byId.values()], MAX_QUERIES).map((some) => some.flat());
}

/** Asks by ids alone, so that 500 recipients of one text, ten messages, take one query. */
async function askWhole(
	line: SmsgoLine,
	messages: readonly WaitedMessage[],
): Promise<Outcome<(WaitedStatus | undefined)[]>> {
	const ids = [...new Set(messages.map(({ messageId }) => messageId))];
	const outcome = await line.call(
		getManyStatuses,
		ids.map((messageId) => ({ messageId, recipient: null })),
	);
	if (outcome.outcome !== 'accepted') return outcome;
	const found = new Map<string, WaitedStatus>();
	for (const result of outcome.value.flat()) {
		const { messageId, recipient } = result;
		if (messageId !== null && recipient !== null)
			found.set(keyOf({ messageId, recipient }), result);
	}
	return accepted(messages.map((message) => found.get(keyOf(message))));
}

/** For a gateway that knows none by its id alone: the document does not say that the number may be left out. */
async function askPairs(
	line: SmsgoLine,
	messages: readonly WaitedMessage[],
): Promise<Outcome<WaitedStatus[]>> {
	const statuses: WaitedStatus[] = [];
	for (const some of chunks(messages, MAX_QUERIES)) {
		const outcome = await line.call(getManyStatuses, some);
		if (outcome.outcome !== 'accepted') return outcome;
		for (const results of outcome.value) for (const result of results) statuses.push(result);
	}
	return accepted(statuses);
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
	const count = Math.ceil(values.length / size);
	return Array.from({ length: count }, (_, index) =>
		values.slice(index * size, (index + 1) * size),
	);
}
