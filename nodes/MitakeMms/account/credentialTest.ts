import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { buildToken } from '../../../gateways/mitake/account';
import { readToken } from '../../../gateways/mitake/token';
import { testCredential } from '../../../operations/credential';
import { accountOf } from './open';

/** Tests the credential by asking for a token, which sends nothing. */
export async function mitakeMmsApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(data);
	return await testCredential(
		this,
		buildToken(account),
		[account.clientSecret],
		readToken,
		() => 'Connection successful: Mitake has given a token',
	);
}
