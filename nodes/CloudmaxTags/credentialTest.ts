import { probe } from '../../gateways/cloudmax/calls/probe';
import { secretsOf } from '../../gateways/cloudmax/account';
import { checkBy, credentialTest } from '../../operations/credential';
import { accountOf } from './gateway';

/** Tests the credential by asking for an option that does not exist, which changes nothing. */
export const cloudmaxApiTest = credentialTest({
	accountOf,
	secretsOf,
	check: (account) =>
		checkBy(
			probe,
			account,
			{},
			() => 'Cloudmax was reached; the password cannot be checked without changing a tag',
		),
});
