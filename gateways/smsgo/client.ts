import type { MessageResult } from '../../messaging/message';
import type { Outcome } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/undici/connection';
import type { SmsgoAccount } from './account';
import { buildBalance, readBalance } from './balance';
import { buildCancel, readCancel } from './cancel';
import { buildQuery, buildQueryMany, readQuery, type SmsgoMessageKey } from './query';
import {
	buildSend,
	MAX_RECIPIENTS,
	readSend,
	tooManyRecipients,
	type SmsgoMessage,
	type SmsgoReceipt,
} from './send';

/** Most connections to smsgo in one process. The vendor names no limit. */
export const SMSGO_CONNECTIONS = 50;

/** The operations of smsgo, typed, on one connection. Nothing is repeated that may have been sent. */
export class SmsgoClient {
	private readonly connection: Connection;

	constructor(
		private readonly account: SmsgoAccount,
		options: Omit<ConnectionOptions, 'connections' | 'secrets'>,
	) {
		this.connection = new Connection({
			...options,
			connections: SMSGO_CONNECTIONS,
			secrets: [account.password],
		});
	}

	/**
	 * Sends a message to 1 to 50 recipients in one request.
	 *
	 * @param useBackup whether to try the backup host when provably nothing was sent to the main one;
	 * it is reached without TLS
	 */
	async send(
		message: SmsgoMessage,
		recipients: readonly string[],
		useBackup = false,
	): Promise<Outcome<SmsgoReceipt>> {
		if (recipients.length > MAX_RECIPIENTS) return tooManyRecipients(recipients.length);
		const first = await this.connection.exchange(
			buildSend(this.account, message, recipients),
			readSend,
		);
		if (!useBackup || this.account.backupBaseUrl === '') return first;
		if (first.outcome !== 'notSent' || first.failure.code === 'STOPPED') return first;
		const backup = buildSend(this.account, message, recipients, this.account.backupBaseUrl);
		return await this.connection.exchange(backup, readSend);
	}

	/** What became of one message: one result, or one for each recipient where none was named. */
	async query(key: SmsgoMessageKey): Promise<Outcome<MessageResult[][]>> {
		return await this.connection.exchange(buildQuery(this.account, key), (response) =>
			readQuery(response, [key]),
		);
	}

	/** What became of up to 50 messages: results for each key, in the order of the keys. */
	async queryMany(keys: readonly SmsgoMessageKey[]): Promise<Outcome<MessageResult[][]>> {
		return await this.connection.exchange(buildQueryMany(this.account, keys), (response) =>
			readQuery(response, keys),
		);
	}

	/** The points that are left. */
	async balance(): Promise<Outcome<number>> {
		return await this.connection.exchange(buildBalance(this.account), readBalance);
	}

	/** Cancels a scheduled message for all its recipients. */
	async cancel(messageId: string): Promise<Outcome<true>> {
		return await this.connection.exchange(buildCancel(this.account, messageId), (response) =>
			readCancel(response, messageId),
		);
	}
}
