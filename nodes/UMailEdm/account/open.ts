import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { UMailAccount } from '../../../gateways/umail/account';
import { UMailClient } from '../../../gateways/umail/client';
import { credentialText } from '../../../operations/credential';
import { ParameterReader } from '../../../operations/parameters/readParameters';
import type { Run } from '../../../operations/run';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';

/** The account that a credential describes. */
export function accountOf(credential: ICredentialDataDecryptedObject): UMailAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		username: credentialText(credential, 'username').trim(),
		password: credentialText(credential, 'password'),
		authentication: credential['authentication'] === 'md5' ? 'md5' : 'basic',
		requestMethod: credential['requestMethod'] === 'GET' ? 'GET' : 'POST',
		customerId: credentialText(credential, 'customerId').trim(),
	};
}

/**
 * Opens the account of a run; its first item's options say how.
 *
 * @throws InputProblem when an option cannot be used
 */
export async function openUMail(run: Run): Promise<UMailClient> {
	const account = accountOf(await run.context.getCredentials('uMailApi'));
	const { options } = new ParameterReader(run.context, [requestOptionsField]).read(0);
	return new UMailClient(account, run.connectionOptions(options));
}
