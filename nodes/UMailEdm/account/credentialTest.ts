import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { secretsOf } from '../../../gateways/umail/account';
import { buildCall } from '../../../gateways/umail/call';
import { getAccountInfo } from '../../../gateways/umail/calls/account';
import { testCredential } from '../../../operations/credentialTest';
import { accountOf } from './open';

/** Tests the credential by asking who the account belongs to, which changes nothing. */
export async function uMailApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(data);
	return await testCredential(
		this,
		buildCall(account, getAccountInfo, {}),
		secretsOf(account),
		getAccountInfo.read,
		({ username }) => `Connection successful: signed in as ${String(username)}`,
	);
}
