import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { MitakeAccount } from '../../../gateways/mitake/account';
import { MAX_RESPONSE_BYTES, MitakeClient } from '../../../gateways/mitake/client';
import { credentialText } from '../../../operations/credential';
import type { RequestOptions, Run } from '../../../operations/run';

/** The account that a credential describes. */
export function accountOf(credential: ICredentialDataDecryptedObject): MitakeAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		clientId: credentialText(credential, 'clientId').trim(),
		clientSecret: credentialText(credential, 'clientSecret'),
	};
}

/** Opens the account of a run; its first item's options say how. */
export async function openMitake(run: Run): Promise<(options: RequestOptions) => MitakeClient> {
	const account = accountOf(await run.context.getCredentials('mitakeMmsApi'));
	let client: MitakeClient | undefined;
	return (options) =>
		(client ??= new MitakeClient(account, {
			...run.connectionOptions(options),
			maxResponseBytes: MAX_RESPONSE_BYTES,
		}));
}
