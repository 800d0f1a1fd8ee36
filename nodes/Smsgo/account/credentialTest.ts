import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { buildBalance, readBalance } from '../../../gateways/smsgo/balance';
import { testCredential } from '../../../operations/credential';
import { accountOf } from './open';

/** Tests the credential by asking for the points that are left, which changes nothing. */
export async function smsgoApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(data);
	return await testCredential(
		this,
		buildBalance(account),
		[account.password],
		readBalance,
		(points) => `Connection successful: ${points} points are left`,
	);
}
