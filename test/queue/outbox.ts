import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { chain, node, to, webhook } from '../../playground/server/workflow';
import type { Postgres } from '../../playground/services/Postgres';
import { smsgo, sql } from './nodes';

/** Messages of a round of the loop. */
const ROUND = 20;

const TABLE = `
CREATE TABLE outbox (
	recipient text PRIMARY KEY,
	text text NOT NULL,
	batch integer NOT NULL,
	state text NOT NULL DEFAULT 'waiting',
	message_id text
);
CREATE TABLE reports (
	message_id text,
	recipient text,
	status text,
	is_final boolean,
	deliveries integer NOT NULL DEFAULT 1,
	PRIMARY KEY (message_id, recipient)
)`;

/** Keeps a report once, whatever the number of its deliveries. */
export const KEEP_REPORT =
	'INSERT INTO reports (message_id, recipient, status, is_final) VALUES ($1, $2, $3, $4) ' +
	'ON CONFLICT (message_id, recipient) DO UPDATE SET deliveries = reports.deliveries + 1';

/** A message that is to be sent. */
export interface Order {
	readonly recipient: string;
	readonly text: string;
	readonly batch: number;
	/** How it will end. */
	readonly status: string;
}

/** Makes the tables and writes down what is to be sent, all of it `waiting`. */
export async function fillOutbox(postgres: Postgres, orders: readonly Order[]): Promise<void> {
	await postgres.query(TABLE);
	const rows = orders.map(({ recipient, text, batch }) => `('${recipient}', '${text}', ${batch})`);
	await postgres.query(`INSERT INTO outbox (recipient, text, batch) VALUES ${rows.join()}`);
}

/**
 * The workflow that sends a batch of the outbox. Each round is marked before it is sent, and its
 * results are written before the next begins: after a crash, only what is marked `sending` may have
 * left without anybody knowing its message ID.
 */
export function sendWorkflow(path: string, deliveryReportUrl: string): JsonObject {
	return {
		name: `Send ${randomUUID()}`,
		nodes: [
			webhook('Call', path),
			sql(
				'Take',
				"SELECT recipient, text FROM outbox WHERE batch = $1 AND state = 'waiting' ORDER BY 1",
				'={{ [$json.body.batch] }}',
			),
			node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: ROUND, options: {} }),
			sql(
				'Mark',
				"UPDATE outbox SET state = 'sending' WHERE recipient = $1 AND state = 'waiting' " +
					'RETURNING recipient, text',
				'={{ [$json.recipient] }}',
			),
			smsgo(
				'Send',
				{
					operation: 'send',
					to: '={{ $json.recipient }}',
					text: '={{ $json.text }}',
					options: { deliveryReportUrl },
				},
				{ onError: 'continueRegularOutput' },
			),
			sql(
				'Keep',
				'UPDATE outbox SET state = $1, message_id = $2 WHERE recipient = $3',
				"={{ [{ true: 'accepted', false: 'refused', null: 'unknown' }[$json.accepted], " +
					'$json.messageId, $json.recipient] }}',
			),
		],
		connections: {
			...chain('Call', 'Take', 'Loop'),
			Loop: { main: [[], [to('Mark')]] },
			...chain('Mark', 'Send', 'Keep', 'Loop'),
		},
		settings: { executionOrder: 'v1', saveExecutionProgress: true },
	};
}

/** What an operator finds out about the messages that a crash has left marked as `sending`. */
export interface Reconciled {
	/** Sent: a report has come. */
	readonly byReport: number;
	/** No report: looked up in the vendor's own list of messages. */
	readonly lookedUp: number;
	/** The part of those that the vendor has never seen; they wait again. */
	readonly neverLeft: number;
}

/**
 * Ends every doubt about what is marked `sending`, without sending anything.
 *
 * @param vendorList message IDs by number, as the vendor's list has them
 */
export async function reconcile(
	postgres: Postgres,
	vendorList: ReadonlyMap<string, string>,
): Promise<Reconciled> {
	const byReport = await postgres.query(
		"UPDATE outbox SET state = 'accepted', message_id = reports.message_id FROM reports " +
			"WHERE outbox.state = 'sending' AND reports.recipient = outbox.recipient " +
			'RETURNING outbox.recipient',
	);
	const inDoubt = await postgres.query("SELECT recipient FROM outbox WHERE state = 'sending'");
	let neverLeft = 0;
	for (const [recipient = ''] of inDoubt) {
		const messageId = vendorList.get(recipient);
		if (messageId === undefined) neverLeft++;
		const change =
			messageId === undefined
				? "state = 'waiting'"
				: `state = 'accepted', message_id = '${messageId}'`;
		await postgres.query(`UPDATE outbox SET ${change} WHERE recipient = '${recipient}'`);
	}
	return { byReport: byReport.length, lookedUp: inDoubt.length, neverLeft };
}
