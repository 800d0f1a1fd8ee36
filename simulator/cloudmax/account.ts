import { ControlError, ObjectReader } from '../base/control/input';
import { PASSWORDS } from '../passwords';
import { type Parameters, valueOf } from './parameters';

export interface CloudmaxAccount {
	/** Not case-sensitive, as field contents in general. */
	readonly loginName: string;
	/** Case-sensitive: the document names passwords as the exception. */
	readonly password: string;
	/** Whether it may use this API; false is answered 1000. */
	readonly licensed: boolean;
}

export const DEFAULT_ACCOUNT: CloudmaxAccount = {
	loginName: 'TAG-DEMO',
	password: PASSWORDS.cloudmax,
	licensed: true,
};

function readAccount(value: unknown): CloudmaxAccount {
	const read = new ObjectReader(value, 'an account');
	const loginName = read.text('loginName', undefined, /./);
	const password = read.text('password', undefined, /./);
	const licensed = read.finish(read.boolean('licensed', true));
	if (loginName === undefined || password === undefined) {
		throw new ControlError(`An account needs 'loginName' and 'password'`);
	}
	return { loginName, password, licensed };
}

/** @throws ControlError when they are no array of accounts, or two have the same login name. */
export function readAccounts(value: unknown): readonly CloudmaxAccount[] {
	if (!Array.isArray(value)) throw new ControlError('The accounts must be an array');
	const accounts = value.map(readAccount);
	const names = new Set(accounts.map(({ loginName }) => loginName.toLowerCase()));
	if (names.size < accounts.length) throw new ControlError('Two accounts share a login name');
	return accounts;
}

/**
 * The account that a request names with its right password and that has a licence. Whatever is
 * wrong is answered 1000: the document's table has no code for a bad password.
 */
export function accountOf(
	parameters: Parameters,
	accounts: readonly CloudmaxAccount[],
): CloudmaxAccount | undefined {
	const loginName = valueOf(parameters, 'managerloginname').toLowerCase();
	const password = valueOf(parameters, 'managerpassword');
	return accounts.find(
		(account) =>
			account.licensed &&
			account.loginName.toLowerCase() === loginName &&
			account.password === password,
	);
}
