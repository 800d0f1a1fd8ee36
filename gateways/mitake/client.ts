import { accepted, type Outcome } from '../../messaging/outcome';
import type { Call, Caller } from '../../transport/call';
import { ConcurrencyLimit } from '../../transport/concurrencyLimit';
import type { Network } from '../../transport/connection';
import type { MitakeAccount, TokenHolder } from './account';
import { attempts, type Attempt } from './attempts';
import { send, type SendRequest } from './calls/send';
import { destinationsProblem } from './destinations';
import { persist, REPEATS, type Repeats } from './persist';
import { receiptsOf, withDoubt, type MmsReceipt } from './receipts';
import { MitakeSession } from './session';

/** An account with Mitake for one execution: what calls need beside what the document says of each. */
export class MitakeClient implements Caller<TokenHolder> {
	private readonly session: MitakeSession;
	// Of the client and not of a connection: a request takes its token when its turn has come.
	private readonly window: ConcurrencyLimit;

	constructor(
		private readonly account: MitakeAccount,
		private readonly network: Network,
		private readonly repeats: Repeats = REPEATS,
	) {
		this.session = new MitakeSession(account, network);
		this.window = new ConcurrencyLimit(network.concurrency);
	}

	/** Makes one call with a token, which is not repeated but for a token that is refused. */
	async call<Request, Result>(
		call: Call<TokenHolder, Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		return await this.window.run(async () => await this.session.call(call, request));
	}

	/**
	 * Sends a message in one request, which is repeated with the same client message IDs while nobody
	 * knows what became of it.
	 *
	 * @param identity the same for equal messages only
	 * @returns how each destination ended, in their order
	 */
	async send(request: SendRequest, identity: string): Promise<readonly Outcome<MmsReceipt>[]> {
		const { destinations } = request;
		const problem = destinationsProblem(destinations);
		if (problem !== undefined) return destinations.map(() => problem);
		return await this.window.run(async () => {
			const tries = destinations.map(({ to, clientMessageId, isOwnId }) =>
				attempts.of(this.keyOf(clientMessageId), `${identity} ${to}`, isOwnId),
			);
			const outcome = await persist(
				async () => await this.sendOnce(request, tries),
				this.repeats,
				this.network.signal,
			);
			if (outcome.outcome === 'accepted') return outcome.value;
			return tries.map((attempt) => withDoubt(attempt, outcome));
		});
	}

	private async sendOnce(
		request: SendRequest,
		tries: readonly Attempt[],
	): Promise<Outcome<readonly Outcome<MmsReceipt>[]>> {
		for (const attempt of tries) attempt.count++;
		const outcome = await this.session.call(send, request);
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
