import { getBalance } from '../../gateways/smsgo/calls/getBalance';
import { backupProblem, secretsOf } from '../../gateways/smsgo/account';
import { checkBy, credentialTest } from '../../operations/credential';
import { accountOf } from './gateway';

/**
 * Tests the credential by asking for the points that are left, which changes nothing. The backup host
 * is looked at and not called: it would get the password in clear text.
 */
export const smsgoApiTest = credentialTest({
	accountOf,
	secretsOf,
	check(account) {
		const check = checkBy(
			getBalance,
			account,
			{},
			(points) => `Connection successful: ${points} points are left`,
		);
		const problem = check.request.problem ?? backupProblem(account);
		return { ...check, request: { ...check.request, problem } };
	},
});
