import { accepted, type Outcome } from '../../messaging/outcome';
import { withoutTrailing } from '../../messaging/text';
import { LRUCache } from '../../transport/libraries';
import type { EgressFilter } from '../../transport/egress';
import type { MitakeAccount } from './account';
import type { MitakeToken } from './token';

/** Seconds before its end at which a token is not used any more. */
const MARGIN = 60;

/**
 * The token of one account. Whoever needs one while it is being asked for waits for the same
 * request. What did not work is not kept: the next one asks again.
 */
export class TokenCache {
	private token: (MitakeToken & { readonly until: number }) | undefined;
	/** What the token before this one was, and came with. */
	private formerly: readonly string[] = [];
	private pending: Promise<Outcome<string>> | undefined;

	/** @param now milliseconds */
	constructor(private readonly now: () => number = Date.now) {}

	/** @param request asks for a new token; called only where there is none to be used */
	async get(request: () => Promise<Outcome<MitakeToken>>): Promise<Outcome<string>> {
		if (this.token !== undefined && this.now() < this.token.until) {
			return accepted(this.token.value);
		}
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

	private async renew(request: () => Promise<Outcome<MitakeToken>>): Promise<Outcome<string>> {
		const asked = this.now();
		try {
			const outcome = await request();
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
const unfiltered = {};

// Per process: each worker of queue mode has a token of its own.
const caches = new WeakMap<object, LRUCache<string, TokenCache>>();

/** The token cache that all executions of this process share, for one account on one host. */
export function tokensOf(
	{ baseUrl, clientId, clientSecret }: MitakeAccount,
	filter: EgressFilter | undefined,
): TokenCache {
	let byAccount = caches.get(filter ?? unfiltered);
	if (byAccount === undefined) {
		byAccount = new LRUCache({ max: MOST_ACCOUNTS });
		caches.set(filter ?? unfiltered, byAccount);
	}
	const key = JSON.stringify([withoutTrailing(baseUrl, '/'), clientId, clientSecret]);
	let cache = byAccount.get(key);
	if (cache === undefined) byAccount.set(key, (cache = new TokenCache()));
	return cache;
}
