import { ObjectReader } from '../base/control/input';
import { PASSWORDS } from '../passwords';

export interface AccountData {
	/** `clientId` of the token request and `clientID` of the header. */
	readonly clientId: string;
	readonly clientSecret: string;
	readonly points: number;
	/** Addresses that may call; empty means no restriction. */
	readonly allowedIps: readonly string[];
}

export const DEFAULT_ACCOUNT: AccountData = {
	clientId: 'MMS-DEMO',
	clientSecret: PASSWORDS.mitake,
	points: 1_000_000,
	allowedIps: [],
};

/**
 * The account with what `patch` (a partial `AccountData`) changes in it. Tokens that were given out
 * stay valid.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedAccount(now: AccountData, patch: unknown): AccountData {
	const read = new ObjectReader(patch, 'the account');
	return read.finish<AccountData>({
		clientId: read.text('clientId', now.clientId, /./),
		clientSecret: read.text('clientSecret', now.clientSecret, /./),
		points: read.integer('points', now.points, { min: 0 }),
		allowedIps: read.texts('allowedIps', now.allowedIps),
	});
}
