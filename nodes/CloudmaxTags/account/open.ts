import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CloudmaxAccount } from '../../../gateways/cloudmax/account';
import { CloudmaxClient } from '../../../gateways/cloudmax/client';
import { credentialText } from '../../../operations/credential';
import type { RequestOptions, Run } from '../../../operations/run';

/** The account that a credential describes. */
export function accountOf(credential: ICredentialDataDecryptedObject): CloudmaxAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		loginName: credentialText(credential, 'loginName').trim(),
		password: credentialText(credential, 'password'),
		requestMethod: credential['requestMethod'] === 'GET' ? 'GET' : 'POST',
	};
}

/**
 * Opens the account of a run; its first item's options say how. One request follows the other: an
 * item may rename or delete what the item before it has made, and where one fails no later one has
 * left.
 */
export async function openCloudmax(
	run: Run,
): Promise<(options: Pick<RequestOptions, 'timeout'>) => CloudmaxClient> {
	const account = accountOf(await run.context.getCredentials('cloudmaxApi'));
	let client: CloudmaxClient | undefined;
	return (options) =>
		(client ??= new CloudmaxClient(account, run.connectionOptions({ ...options, concurrency: 1 })));
}
