import { createHash } from 'node:crypto';

import type { ReceivedRequest } from '../base/http/http';
import type { AccountData } from './account';

/** Chapter 7 can be used by the manager of several customers as well. */
export type Role = 'customer' | 'manager';

/** How a request showed who it is from. */
export type Authentication = 'basic' | 'md5' | 'none';

export interface Identity {
	readonly role: Role | undefined;
	readonly authentication: Authentication;
}

interface Credentials {
	readonly username: string;
	readonly fits: (password: string) => boolean;
	readonly authentication: Authentication;
}

/** `Authorization: Basic` with the plain password (chapter 9). */
function basicCredentials(header: string): Credentials | undefined {
	const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	if (colon < 0) return undefined;
	const given = text.slice(colon + 1);
	const fits = (password: string) => password === given;
	return { username: text.slice(0, colon), fits, authentication: 'basic' };
}

/** `username` and the MD5 of the password, in lower-case hexadecimal digits, in the query. */
function queryCredentials(query: ReadonlyMap<string, string>): Credentials | undefined {
	const username = query.get('username');
	const given = query.get('password');
	if (username === undefined || given === undefined) return undefined;
	const fits = (password: string) =>
		createHash('md5').update(password, 'utf8').digest('hex') === given;
	return { username, fits, authentication: 'md5' };
}

/** Who a request is from; the Authorization header, where there is one, counts alone. */
export function identify(
	request: ReceivedRequest,
	query: ReadonlyMap<string, string>,
	account: AccountData,
): Identity {
	const header = request.headers.authorization;
	const credentials = header === undefined ? queryCredentials(query) : basicCredentials(header);
	if (credentials === undefined) return { role: undefined, authentication: 'none' };
	const { username, fits, authentication } = credentials;
	if (username === account.username && fits(account.password)) {
		return { role: 'customer', authentication };
	}
	if (username === account.managerUsername && fits(account.managerPassword)) {
		return { role: 'manager', authentication };
	}
	return { role: undefined, authentication };
}
