import type { IncomingHttpHeaders } from 'node:http';

import type { AccountData } from './account';
import type { MitakeSettings } from './settings';
import type { Tokens } from './tokens';

/** What a call's headers are checked against. */
export interface Authority {
	readonly account: AccountData;
	readonly settings: MitakeSettings;
	readonly tokens: Tokens;
}

/**
 * The code that a token request's credentials are refused with, or undefined: 1001 without
 * `clientId`, 1002 without `clientSecret`, 1003 for an unknown account, 1004 for a wrong secret.
 */
export function credentialRefusal(
	clientId: string,
	clientSecret: string,
	account: AccountData,
): string | undefined {
	if (clientId === '') return '1001';
	if (clientSecret === '') return '1002';
	if (clientId !== account.clientId) return '1003';
	return clientSecret === account.clientSecret ? undefined : '1004';
}

/** A header's value; of one that came several times the first. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string {
	const value = headers[name.toLowerCase()];
	return (Array.isArray(value) ? value[0] : value) ?? '';
}

/**
 * The code that the headers of a call are refused with, or undefined: 1001 without `authorization`,
 * 1002 without `clientID`, 1003 for another scheme than `bearer`, 1004 for an unknown token, 1010
 * for the token of another account, 1005 for one that has expired.
 */
export function tokenRefusal(
	headers: IncomingHttpHeaders,
	{ account, settings, tokens }: Authority,
): string | undefined {
	const authorization = headerOf(headers, 'authorization');
	const clientId = headerOf(headers, 'clientID');
	if (authorization === '') return '1001';
	if (clientId === '') return '1002';
	const [, scheme = '', accessToken = ''] = /^(\S+) (\S+)$/.exec(authorization) ?? [];
	const given = settings.strictBearer ? scheme : scheme.toLowerCase();
	if (given !== 'bearer') return '1003';
	const token = tokens.find(accessToken);
	if (token === undefined) return '1004';
	if (token.clientId !== clientId || clientId !== account.clientId) return '1010';
	return tokens.isExpired(token) ? '1005' : undefined;
}
