import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { openSmsgo, type SmsgoAccount } from '../../gateways/smsgo/account';
import type { LineGateway } from '../../operations/calls/call';
import { credentialText } from '../../operations/gateway';

export const smsgo: LineGateway<SmsgoAccount> = {
	credential: 'smsgoApi',
	accountOf,
	open: openSmsgo,
};

export function accountOf(credential: ICredentialDataDecryptedObject): SmsgoAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		backupBaseUrl: credentialText(credential, 'backupBaseUrl').trim(),
		username: credentialText(credential, 'username').trim(),
		password: credentialText(credential, 'password'),
		requestMethod: credential['requestMethod'] === 'GET' ? 'GET' : 'POST',
	};
}
