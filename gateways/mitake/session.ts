import { notSent, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/undici/connection';
import { stopped } from '../../transport/failures';
import type { ReadResponse } from '../../transport/interpret';
import type { HttpRequest } from '../../transport/request';
import { buildToken, type MitakeAccount } from './account';
import { isAboutToken } from './codes';
import { readToken, type MitakeToken } from './token';
import { tokensOf, type TokenCache } from './tokens';

/**
 * Most connections to Mitake in one process. Its sibling API blocks accounts with more than 15, and
 * there may be other processes.
 */
export const MITAKE_CONNECTIONS = 10;

const NOTHING_SENT = 'Nothing was sent.';

/** What a session needs to know of its execution. */
export type SessionOptions = Omit<ConnectionOptions, 'connections' | 'secrets'>;

/** One execution's way to Mitake: every exchange has a token, which is renewed where it is refused. */
export class MitakeSession {
	private readonly tokens: TokenCache;
	/** What Mitake said to a request for a token, where asking again would be of no use. */
	private refusal: Unaccepted | undefined;
	private current: { readonly token: string; readonly connection: Connection } | undefined;

	constructor(
		private readonly account: MitakeAccount,
		private readonly options: SessionOptions,
	) {
		this.tokens = tokensOf(account, options.egressFilter);
	}

	/**
	 * Makes a request with a token. Where the token is refused, which happens before anything else is
	 * looked at, the request is repeated once with a new one.
	 */
	async exchange<T>(
		build: (token: string) => HttpRequest,
		read: ReadResponse<T>,
	): Promise<Outcome<T>> {
		const token = await this.token();
		if (token.outcome !== 'accepted') return token;
		const first = await this.connectionWith(token.value).exchange(build(token.value), read);
		if (first.outcome !== 'rejected' || !isAboutToken(first.failure)) return first;
		this.tokens.drop(token.value);
		const renewed = await this.token();
		if (renewed.outcome !== 'accepted') return renewed;
		return await this.connectionWith(renewed.value).exchange(build(renewed.value), read);
	}

	private async token(): Promise<Outcome<string>> {
		if (this.options.signal?.aborted === true) return notSent(stopped());
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
		const connection = new Connection({
			...this.options,
			signal: undefined,
			concurrency: 1,
			connections: MITAKE_CONNECTIONS,
			secrets: [this.account.clientSecret],
		});
		return await connection.exchange(buildToken(this.account), readToken);
	}

	/** A connection that shows the token in no text. The pool behind it is the same for all. */
	private connectionWith(token: string): Connection {
		if (this.current?.token !== token) {
			this.current = {
				token,
				connection: new Connection({
					...this.options,
					connections: MITAKE_CONNECTIONS,
					secrets: [this.account.clientSecret, token, ...this.tokens.secrets],
				}),
			};
		}
		return this.current.connection;
	}
}
