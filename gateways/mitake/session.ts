import { notSent, type Outcome, type Unaccepted } from '../../messaging/outcome';
import type { Call, Caller } from '../../transport/call';
import type { Network } from '../../transport/connection';
import { stopped } from '../../transport/failures';
import { Line } from '../../transport/line';
import { secretsOf, type MitakeAccount, type TokenHolder } from './account';
import { getToken, type MitakeToken } from './calls/getToken';
import { isAboutToken } from './codes';
import { tokensOf, type TokenCache } from './tokens';

const needs = {
	/**
	 * Most connections to Mitake in one process. Its sibling API blocks accounts with more than 15, and
	 * there may be other processes.
	 */
	connections: 10,
	/** 500 messages have about 100 KB. */
	maxResponseBytes: 512 * 1024,
};

const NOTHING_SENT = 'Nothing was sent.';

/** One execution's way to Mitake: every call has a token, which is renewed where it is refused. */
export class MitakeSession implements Caller<TokenHolder> {
	private readonly tokens: TokenCache;
	/** What Mitake said to a request for a token, where asking again would be of no use. */
	private refusal: Unaccepted | undefined;
	private line: Line<TokenHolder> | undefined;

	constructor(
		private readonly account: MitakeAccount,
		private readonly network: Network,
	) {
		this.tokens = tokensOf(account, network.rules);
	}

	/**
	 * Makes a call with a token. Where the token is refused, which happens before anything else is
	 * looked at, the call is repeated once with a new one.
	 */
	async call<Request, Result>(
		call: Call<TokenHolder, Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		const token = await this.token();
		if (token.outcome !== 'accepted') return token;
		const first = await this.lineWith(token.value).call(call, request);
		if (first.outcome !== 'rejected' || !isAboutToken(first.failure)) return first;
		this.tokens.drop(token.value);
		const renewed = await this.token();
		if (renewed.outcome !== 'accepted') return renewed;
		return await this.lineWith(renewed.value).call(call, request);
	}

	private async token(): Promise<Outcome<string>> {
		if (this.network.signal?.aborted === true) return notSent(stopped());
		if (this.refusal !== undefined) return this.refusal;
		const outcome = await this.tokens.get(async () => await this.requestToken());
		if (outcome.outcome === 'accepted') return outcome;
		if (outcome.outcome === 'rejected') {
			const { cause, isUnprocessed } = outcome.failure;
			// What says nothing about the account may be over by the next message.
			if (cause !== 'rate-limited' && isUnprocessed !== true) this.refusal = outcome;
			return outcome;
		}
		// Whatever became of the request for a token, what was to be done with it has not been.
		const { failure } = outcome;
		const isSaid = failure.advice.startsWith(NOTHING_SENT);
		return notSent({
			...failure,
			reason: `Mitake gave no token. ${failure.reason}`,
			advice: isSaid ? failure.advice : `${NOTHING_SENT} ${failure.advice}`.trimEnd(),
		});
	}

	/** Others wait for the answer too: it is not given up with the execution that asked. */
	private async requestToken(): Promise<Outcome<MitakeToken>> {
		const connection = this.network.connect({
			...needs,
			secrets: secretsOf(this.account),
			isShared: true,
			concurrency: 1,
		});
		return await new Line(this.account, connection).call(getToken, {});
	}

	/** A line that shows the token in no text. The pool behind it is the same for all. */
	private lineWith(token: string): Line<TokenHolder> {
		if (this.line?.account.token !== token) {
			const { account } = this;
			const secrets = [...secretsOf(account), token, ...this.tokens.secrets];
			this.line = new Line({ account, token }, this.network.connect({ ...needs, secrets }));
		}
		return this.line;
	}
}
