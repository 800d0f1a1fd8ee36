import type { ReceivedRequest } from '../base/http/http';
import { ControlError, ObjectReader } from '../base/control/input';
import { PASSWORDS } from '../passwords';
import type { SmsgoSettings } from './settings';

export interface AccountData {
	readonly username: string;
	readonly password: string;
	/** Null or empty: the login password serves for the API too (6.2 FAQ 8 c). */
	readonly apiKey: string | null;
	readonly points: number;
	/** Up to five addresses; empty means no restriction (FAQ 4). */
	readonly allowedIps: readonly string[];
}

export const DEFAULT_ACCOUNT: AccountData = {
	username: 'TW-DEMO',
	password: PASSWORDS.smsgo,
	apiKey: null,
	points: 1_000_000,
	allowedIps: [],
};

const MOST_ADDRESSES = 5;

/**
 * The account with what `patch` (a partial `AccountData`) changes in it.
 * @throws ControlError for what smsgo's own web page would refuse too.
 */
export function changedAccount(now: AccountData, patch: unknown): AccountData {
	const read = new ObjectReader(patch, 'the account');
	const account = read.finish<AccountData>({
		username: read.text('username', now.username, /./),
		password: read.text('password', now.password, /./),
		apiKey: read.textOrNull('apiKey', now.apiKey),
		points: read.integer('points', now.points, { min: 0 }),
		allowedIps: read.texts('allowedIps', now.allowedIps),
	});
	if (account.apiKey === account.password) {
		throw new ControlError(`'apiKey' of the account must differ from its 'password'`);
	}
	if (account.allowedIps.length > MOST_ADDRESSES) {
		throw new ControlError(`'allowedIps' of the account holds at most ${MOST_ADDRESSES} addresses`);
	}
	return account;
}

function passwordFits(given: string, account: AccountData, settings: SmsgoSettings): boolean {
	const { apiKey, password } = account;
	if (apiKey === null || apiKey === '') return given === password;
	return given === apiKey || (settings.loginPasswordBesideKey && given === password);
}

/**
 * The status code that a request's credentials and address are refused with, or undefined. All
 * endpoints check them first: account and password, then the address, then whether the API is
 * switched on.
 */
export function authorisationRefusal(
	request: ReceivedRequest,
	account: AccountData,
	settings: SmsgoSettings,
): number | undefined {
	const username = request.fields.get('username')?.value;
	const password = request.fields.get('password')?.value ?? '';
	if (username !== account.username || !passwordFits(password, account, settings)) return -2;
	const { allowedIps } = account;
	if (allowedIps.length > 0 && !allowedIps.includes(request.remoteAddress)) {
		return settings.ipErrorCode;
	}
	return settings.apiEnabled ? undefined : -16;
}
