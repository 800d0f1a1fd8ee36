import { getBalance } from '../../gateways/smsgo/calls/getBalance';
import { secretsOf } from '../../gateways/smsgo/account';
import { checkBy, credentialTest } from '../../operations/credential';
import { accountOf } from './gateway';

/** Tests the credential by asking for the points that are left, which changes nothing. */
export const smsgoApiTest = credentialTest({
	accountOf,
	secretsOf,
	check: (account) =>
		checkBy(
			getBalance,
			account,
			{},
			(points) => `Connection successful: ${points} points are left`,
		),
});
