import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type CloudmaxAccount, openCloudmax } from '../../gateways/cloudmax/account';
import type { LineGateway } from '../../operations/calls/call';
import { credentialText } from '../../operations/gateway';

export const cloudmax: LineGateway<CloudmaxAccount> = {
	credential: 'cloudmaxApi',
	accountOf,
	open: openCloudmax,
};

export function accountOf(credential: ICredentialDataDecryptedObject): CloudmaxAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		loginName: credentialText(credential, 'loginName').trim(),
		password: credentialText(credential, 'password'),
		requestMethod: credential['requestMethod'] === 'GET' ? 'GET' : 'POST',
	};
}
