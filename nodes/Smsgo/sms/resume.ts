import { acknowledgement, readDeliveryReport } from '../../../gateways/smsgo/callbacks';
import { SmsgoClient } from '../../../gateways/smsgo/client';
import { MAX_QUERIES } from '../../../gateways/smsgo/query';
import { accepted } from '../../../messaging/outcome';
import { connectionOptionsOf } from '../../../operations/run';
import type { Resumer } from '../../../operations/waiting/resume';
import { accountOf } from '../account/open';

/** Milliseconds for an answer: whoever reports waits for it. */
const QUERY_TIMEOUT = 10_000;

/** What an execution that waits for smsgo's reports asks before it goes on. */
export const smsgoResumer: Resumer = {
	messagesPerQuery: MAX_QUERIES,
	read(raw) {
		const report = readDeliveryReport(raw);
		if (report === undefined) return undefined;
		const { messageId } = report;
		return { messageId, acknowledgement: acknowledgement(messageId) };
	},
	async open(context) {
		const client = new SmsgoClient(
			accountOf(await context.getCredentials('smsgoApi')),
			connectionOptionsOf(context.helpers, { concurrency: 1, timeout: QUERY_TIMEOUT }),
		);
		return async (messages) => {
			const outcome = await client.queryMany(messages);
			return outcome.outcome === 'accepted' ? accepted(outcome.value.flat()) : outcome;
		};
	},
};
