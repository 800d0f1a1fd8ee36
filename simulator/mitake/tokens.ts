import { randomBytes } from 'node:crypto';

import type { Clock } from '../base/clock';
import type { MitakeSettings } from './settings';

/** A token that was given out. */
export interface Token {
	readonly accessToken: string;
	readonly clientId: string;
	/** Milliseconds since 1970, the simulator's clock. */
	expiresAt: number;
}

/** The tokens of the first chapter. */
export class Tokens {
	/** Token requests that got one. */
	issued = 0;
	private readonly known = new Map<string, Token>();

	constructor(
		private readonly world: { readonly clock: Clock; readonly settings: MitakeSettings },
	) {}

	/** A token for an account whose credentials have been checked, and the whole seconds it is valid for. */
	issue(clientId: string): { readonly accessToken: string; readonly secondsLeft: number } {
		const now = this.world.clock.now();
		const { accessToken, expiresAt } = this.tokenFor(clientId, now);
		this.issued++;
		return { accessToken, secondsLeft: Math.floor((expiresAt - now) / 1_000) };
	}

	find(accessToken: string): Token | undefined {
		return this.known.get(accessToken);
	}

	isExpired({ expiresAt }: Token): boolean {
		return expiresAt <= this.world.clock.now();
	}

	/** Lets every token expire at once; returns how many were valid. */
	expireAll(): number {
		const valid = [...this.known.values()].filter((token) => !this.isExpired(token));
		for (const token of valid) token.expiresAt = this.world.clock.now();
		return valid.length;
	}

	clear(): void {
		this.issued = 0;
		this.known.clear();
	}

	private tokenFor(clientId: string, now: number): Token {
		const { tokenRotation, tokenLifetimeSeconds } = this.world.settings;
		if (tokenRotation === 'reuse') {
			const earlier = [...this.known.values()].findLast(
				(token) => token.clientId === clientId && token.expiresAt > now,
			);
			if (earlier !== undefined) return earlier;
		}
		if (tokenRotation === 'replace') this.known.clear();
		const accessToken = randomBytes(8).toString('hex');
		const token = { accessToken, clientId, expiresAt: now + tokenLifetimeSeconds * 1_000 };
		this.known.set(accessToken, token);
		return token;
	}
}
