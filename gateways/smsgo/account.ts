import type { Failure } from '../../messaging/outcome';
import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import {
	addressOf,
	credentialNotes,
	formRequest,
	joinUrl,
	type HttpRequest,
	type WireParameters,
} from '../../transport/request';

/** An account with smsgo and where to reach it. */
export interface SmsgoAccount {
	/** Contains the API path and no file, such as `https://www.smsgo.com.tw/sms_gw`. */
	readonly baseUrl: string;
	readonly backupBaseUrl: string;
	readonly username: string;
	/** The API key, or the login password where no key is set (6.2, FAQ 8). */
	readonly password: string;
	/** The document shows GET; POST keeps the password out of URLs and is what the vendor's own sample does. */
	readonly requestMethod: 'GET' | 'POST';
}

/**
 * A request to one of the vendor's files. It asks for JSON in the query, also where the other
 * parameters are in the body, as the vendor's sample does.
 *
 * @param parameters beside username and password; empty ones are left out
 */
export function smsgoRequest(
	account: SmsgoAccount,
	file: string,
	parameters: WireParameters,
	baseUrl = account.baseUrl,
): HttpRequest {
	const { username, password, requestMethod } = account;
	const given: Record<string, string> = { username, password };
	for (const [name, value] of Object.entries(parameters)) if (value !== '') given[name] = value;
	return {
		...formRequest(joinUrl(baseUrl, file), requestMethod, given, { rtype: 'JSON' }),
		...credentialNotes({ Username: username, 'API Key or Password': password }),
	};
}

/** Why nothing can be sent to the backup host; undefined where it can, or there is none. */
export function backupProblem({ backupBaseUrl }: SmsgoAccount): Failure | undefined {
	if (backupBaseUrl === '') return undefined;
	const address = addressOf(joinUrl(backupBaseUrl, 'sendsms.aspx'));
	if (address instanceof URL) return undefined;
	const named = (text: string): string => text.replace("'Base URL'", "'Backup Base URL'");
	return { ...address, reason: named(address.reason), advice: named(address.advice) };
}

/** What must not be shown of an account. */
export function secretsOf({ password }: SmsgoAccount): string[] {
	return [password];
}

export type SmsgoLine = Line<SmsgoAccount>;

export function openSmsgo(account: SmsgoAccount, network: Network): SmsgoLine {
	return new Line(account, network.connect({ secrets: secretsOf(account) }));
}
