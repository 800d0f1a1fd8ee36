import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { buildProbe, readProbe } from '../../../gateways/cloudmax/probe';
import { testCredential } from '../../../operations/credential';
import { accountOf } from './open';

/** Tests the credential by asking for an option that does not exist, which changes nothing. */
export async function cloudmaxApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(data);
	return await testCredential(
		this,
		buildProbe(account),
		[account.password],
		readProbe,
		() => 'Cloudmax was reached; the password cannot be checked without changing a tag',
	);
}
