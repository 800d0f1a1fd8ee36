import { FROM_0, integer, orNull, SOME, text, texts } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';
import type { ReceivedRequest } from '../base/http/http';
import type { SmsgoSettings } from './settings';

const MOST_ADDRESSES = 5;

export const PASSWORDS = { smsgo: 'Tw-Demo+Pass&2026' } as const;

const fields = {
	username: text('TW-DEMO', SOME),
	password: text(PASSWORDS.smsgo, SOME),
	/** Null or empty: the login password serves for the API too (6.2 FAQ 8 c). */
	apiKey: orNull(text('')),
	points: integer(1_000_000, FROM_0),
	/** Up to five addresses; empty means no restriction (FAQ 4). */
	allowedIps: texts([]),
};

/** What smsgo's own web page would refuse is refused here too. */
export const account = new Shape('the account', fields, ({ apiKey, password, allowedIps }) => {
	if (apiKey === password) return `'apiKey' of the account must differ from its 'password'`;
	if (allowedIps.length <= MOST_ADDRESSES) return undefined;
	return `'allowedIps' of the account holds at most ${MOST_ADDRESSES} addresses`;
});

export type AccountFields = typeof fields;
type Account = ValuesOf<AccountFields>;

function passwordFits(given: string, { apiKey, password }: Account, settings: SmsgoSettings) {
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
	{ account, settings }: { readonly account: Account; readonly settings: SmsgoSettings },
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
