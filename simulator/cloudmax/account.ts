import { flag, needed, SOME, text } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';
import { type Parameters, valueOf } from './parameters';

export const PASSWORDS = { cloudmax: 'Tag-Demo+Pass&2026' } as const;

const fields = {
	/** Not case-sensitive, as field contents in general. */
	loginName: text('TAG-DEMO', SOME),
	/** Case-sensitive: the document names passwords as the exception. */
	password: text(PASSWORDS.cloudmax, SOME),
	/** Whether it may use this API; false is answered 1000. */
	licensed: flag(true),
};

const all = {
	...fields,
	/** More accounts, each with tags of its own; tags of those that are gone stay. */
	others: new Shape('an account', {
		loginName: needed(fields.loginName),
		password: needed(fields.password),
		licensed: fields.licensed,
	}).asList(),
};

export const account = new Shape('the account', all, ({ loginName, others }) => {
	const names = [loginName, ...others.map((other) => other.loginName)];
	const different = new Set(names.map((name) => name.toLowerCase()));
	return different.size < names.length ? 'Two accounts share a login name' : undefined;
});

export type AccountFields = typeof all;
type Account = ValuesOf<typeof fields>;

/**
 * The account that a request names with its right password and that has a licence. Whatever is
 * wrong is answered 1000: the document's table has no code for a bad password.
 */
export function accountOf(
	parameters: Parameters,
	{ others, ...first }: ValuesOf<AccountFields>,
): Account | undefined {
	const loginName = valueOf(parameters, 'managerloginname').toLowerCase();
	const password = valueOf(parameters, 'managerpassword');
	return [first, ...others].find(
		(candidate) =>
			candidate.licensed &&
			candidate.loginName.toLowerCase() === loginName &&
			candidate.password === password,
	);
}
