import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';
import type { MitakeAccount } from '../../gateways/mitake/account';
import { MitakeClient } from '../../gateways/mitake/client';
import { credentialText, type Gateway } from '../../operations/gateway';
import { optionsOf } from '../../operations/parameters/fields';
import { concurrencyField, timeoutField } from '../../operations/parameters/sharedFields';

/** `Concurrency` of a gateway that blocks accounts with too many connections. */
export const mitakeConcurrencyField = {
	...concurrencyField,
	typeOptions: { minValue: 1, maxValue: 10 },
	description: 'Most requests at the same time, 1 to 10. The value of the first item counts.',
} as const satisfies INodeProperties;

export const mitake: Gateway<MitakeAccount, MitakeClient> = {
	credential: 'mitakeMmsApi',
	accountOf,
	open: (account, network) => new MitakeClient(account, network),
	optionsField: optionsOf([mitakeConcurrencyField, timeoutField]),
};

export function accountOf(credential: ICredentialDataDecryptedObject): MitakeAccount {
	return {
		baseUrl: credentialText(credential, 'baseUrl').trim(),
		clientId: credentialText(credential, 'clientId').trim(),
		clientSecret: credentialText(credential, 'clientSecret'),
	};
}
