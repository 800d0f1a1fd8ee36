import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { SmsgoAccount } from '../../../gateways/smsgo/account';
import { SmsgoClient } from '../../../gateways/smsgo/client';
import { credentialText } from '../../../operations/credential';
import type { RequestOptions, Run } from '../../../operations/run';

/** The account that a credential describes. */
export function accountOf(credential: ICredentialDataDecryptedObject): SmsgoAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		backupBaseUrl: credentialText(credential, 'backupBaseUrl').trim(),
		username: credentialText(credential, 'username').trim(),
		password: credentialText(credential, 'password'),
		requestMethod: credential['requestMethod'] === 'GET' ? 'GET' : 'POST',
	};
}

/** Opens the account of a run; its first item's options say how. */
export async function openSmsgo(run: Run): Promise<(options: RequestOptions) => SmsgoClient> {
	const account = accountOf(await run.context.getCredentials('smsgoApi'));
	let client: SmsgoClient | undefined;
	return (options) => (client ??= new SmsgoClient(account, run.connectionOptions(options)));
}
