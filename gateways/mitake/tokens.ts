import { accepted, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { withoutTrailing } from '../../messaging/text';
import { LRUCache } from '../../transport/libraries';
import type { MitakeAccount } from './account';
import { LONGEST_LIFETIME, type MitakeToken } from './calls/getToken';

/** Seconds before its end at which a token is not used any more. */
const MARGIN = 60;
/**
 * Milliseconds for which all who ask share the answer that there is no token for the moment: less than
 * any of them waits before its repeat, unless Mitake asks for more, and at most.
 */
const SHARED = { unsaid: 500, most: 60_000 };

/**
 * The token of one account. Whoever needs one while it is being asked for waits for the same
 * request. What did not work is not kept: the next one asks again; only that a request for a token was
 * not processed is told to all for a while, as many would ask at once.
 */
export class TokenCache {
	private token: (MitakeToken & { readonly until: number }) | undefined;
	/** What the token before this one was, and came with. */
	private formerly: readonly string[] = [];
	private pause: { readonly answer: Unaccepted; readonly until: number } | undefined;
	private pending: Promise<Outcome<string>> | undefined;

	/** @param now milliseconds */
	constructor(private readonly now: () => number = Date.now) {}

	/** @param request asks for a new token; called only where there is none to be used */
	async get(request: () => Promise<Outcome<MitakeToken>>): Promise<Outcome<string>> {
		if (this.token !== undefined && this.now() < this.token.until) {
			return accepted(this.token.value);
		}
		if (this.pause !== undefined && this.now() < this.pause.until) return this.pause.answer;
		return await (this.pending ??= this.renew(request));
	}

	/** Forgets a token that was refused, unless somebody has replaced it already. */
	drop(value: string): void {
		if (this.token?.value === value) this.retire();
	}

	/** What has come with this token and the one before it, and must not be shown: Mitake may repeat it. */
	get secrets(): readonly string[] {
		return [...this.formerly, ...textsOf(this.token)];
	}

	private retire(): void {
		if (this.token !== undefined) this.formerly = textsOf(this.token);
		this.token = undefined;
	}

	private pauseOf(answer: Outcome<MitakeToken>): TokenCache['pause'] {
		if (answer.outcome === 'accepted' || answer.failure.isUnprocessed !== true) return undefined;
		const asked = (answer.failure.retryAfter ?? 0) * 1000;
		const length = Math.min(Math.max(asked, SHARED.unsaid), SHARED.most);
		return { answer, until: this.now() + length };
	}

	private async renew(request: () => Promise<Outcome<MitakeToken>>): Promise<Outcome<string>> {
		const asked = this.now();
		try {
			const outcome = await request();
			this.pause = this.pauseOf(outcome);
			if (outcome.outcome !== 'accepted') return outcome;
			const { value, lifetime } = outcome.value;
			this.retire();
			// A token that is given for less than two minutes has to serve at least some of them.
			const seconds = Math.max(lifetime - MARGIN, lifetime / 2);
			this.token = { ...outcome.value, until: asked + seconds * 1000 };
			return accepted(value);
		} finally {
			this.pending = undefined;
		}
	}
}

function textsOf(token: MitakeToken | undefined): readonly string[] {
	return token === undefined ? [] : [token.value, ...(token.others ?? [])];
}

const MOST_ACCOUNTS = 1_000;
/** Milliseconds after its last run for which an account's token is kept, which is never older. */
const KEPT = LONGEST_LIFETIME * 1000;
const unruled = {};

// Per process: each worker of queue mode has a token of its own.
const caches = new WeakMap<object, LRUCache<string, TokenCache>>();

/**
 * The token cache that all executions of this process share, for one account on one host.
 *
 * @param rules of the owner of this n8n: a token is shared only under the same
 */
export function tokensOf(
	{ baseUrl, clientId, clientSecret }: MitakeAccount,
	rules: object | undefined,
): TokenCache {
	let byAccount = caches.get(rules ?? unruled);
	if (byAccount === undefined) {
		byAccount = new LRUCache({ max: MOST_ACCOUNTS, ttl: KEPT, ttlAutopurge: true });
		caches.set(rules ?? unruled, byAccount);
	}
	const key = JSON.stringify([withoutTrailing(baseUrl, '/'), clientId, clientSecret]);
	const cache = byAccount.get(key) ?? new TokenCache();
	// Its time begins again.
	byAccount.set(key, cache);
	return cache;
}
