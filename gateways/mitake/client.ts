import { accepted, type Outcome } from '../../messaging/outcome';
import { ConcurrencyLimit } from '../../transport/concurrencyLimit';
import type { MitakeAccount } from './account';
import { attempts, type Attempt } from './attempts';
import type { MmsDestination, MmsMessage } from './message';
import { persist, REPEATS, type Repeats } from './persist';
import { buildPush, destinationsProblem } from './push';
import { readPush } from './pushAnswer';
import { buildBatchQuery, buildMessageQuery, pick, readStatuses, type MmsStatus } from './query';
import { receiptsOf, withDoubt, type MmsReceipt } from './receipts';
import { MitakeSession, type SessionOptions } from './session';

/** Bytes of a response: 500 messages have about 100 KB. */
export const MAX_RESPONSE_BYTES = 512 * 1024;

/** The operations of Mitake's MMS API, typed, for one execution. */
export class MitakeClient {
	private readonly session: MitakeSession;
	// Of the client and not of a connection: a request takes its token when its turn has come.
	private readonly window: ConcurrencyLimit;

	constructor(
		private readonly account: MitakeAccount,
		private readonly options: SessionOptions,
		private readonly repeats: Repeats = REPEATS,
	) {
		this.session = new MitakeSession(account, options);
		this.window = new ConcurrencyLimit(options.concurrency);
	}

	/**
	 * Sends a message to 1 to 500 destinations in one request, which is repeated with the same client
	 * message IDs while nobody knows what became of it.
	 *
	 * @param identity the same for equal messages only
	 * @returns how each destination ended, in their order
	 */
	async push(
		message: MmsMessage,
		destinations: readonly MmsDestination[],
		identity: string,
	): Promise<readonly Outcome<MmsReceipt>[]> {
		const problem = destinationsProblem(destinations);
		if (problem !== undefined) return destinations.map(() => problem);
		return await this.window.run(async () => {
			const tries = destinations.map(({ to, clientMessageId }) =>
				attempts.of(this.keyOf(clientMessageId), `${identity} ${to}`),
			);
			const outcome = await persist(
				async () => await this.pushOnce(message, destinations, tries),
				this.repeats,
				this.options.signal,
			);
			if (outcome.outcome === 'accepted') return outcome.value;
			return tries.map((attempt) => withDoubt(attempt, outcome));
		});
	}

	/** What became of some messages of a batch, in the order of their ids; up to 100. */
	async messageStatuses(
		batchId: string,
		messageIds: readonly string[],
	): Promise<Outcome<MmsStatus[]>> {
		const outcome = await this.window.run(
			async () =>
				await this.session.exchange(
					(token) => buildMessageQuery(this.account, token, batchId, messageIds),
					(response) => readStatuses(response, batchId),
				),
		);
		if (outcome.outcome !== 'accepted') return outcome;
		return accepted(pick(batchId, messageIds, outcome.value));
	}

	/** What became of every message of a batch. */
	async batchStatuses(batchId: string): Promise<Outcome<MmsStatus[]>> {
		return await this.window.run(
			async () =>
				await this.session.exchange(
					(token) => buildBatchQuery(this.account, token, batchId),
					(response) => readStatuses(response, batchId),
				),
		);
	}

	private async pushOnce(
		message: MmsMessage,
		destinations: readonly MmsDestination[],
		tries: readonly Attempt[],
	): Promise<Outcome<readonly Outcome<MmsReceipt>[]>> {
		for (const attempt of tries) attempt.count++;
		const outcome = await this.session.exchange(
			(token) => buildPush(this.account, token, message, destinations),
			(response) =>
				readPush(
					response,
					destinations.map(({ clientMessageId }) => clientMessageId),
				),
		);
		if (outcome.outcome === 'accepted') {
			return accepted(receiptsOf(outcome.value, tries, Date.now()));
		}
		// Mitake has not seen these ids: it is no try of theirs that it may speak of later.
		if (outcome.outcome === 'notSent' || outcome.failure.isUnprocessed === true) {
			for (const attempt of tries) attempt.count--;
		}
		return outcome;
	}

	/** A client message ID counts for its account only. */
	private keyOf(clientMessageId: string): string {
		return JSON.stringify([this.account.baseUrl, this.account.clientId, clientMessageId]);
	}
}
