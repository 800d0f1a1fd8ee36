import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { openUMail, type UMailAccount } from '../../gateways/umail/account';
import type { LineGateway } from '../../operations/calls/call';
import { credentialText } from '../../operations/gateway';

export const umail: LineGateway<UMailAccount> = {
	credential: 'uMailApi',
	accountOf,
	open: openUMail,
};

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
