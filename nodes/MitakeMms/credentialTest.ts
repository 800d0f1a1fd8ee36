import { secretsOf } from '../../gateways/mitake/account';
import { getToken } from '../../gateways/mitake/calls/getToken';
import { checkBy, credentialTest } from '../../operations/credential';
import { accountOf } from './gateway';

/** Tests the credential by asking for a token, which sends nothing. */
export const mitakeMmsApiTest = credentialTest({
	accountOf,
	secretsOf,
	check: (account) =>
		checkBy(getToken, account, {}, () => 'Connection successful: Mitake has given a token'),
});
