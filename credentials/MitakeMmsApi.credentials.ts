import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An account with Mitake's MMS API. Tested by the Mitake MMS node, which asks for a token. */
export class MitakeMmsApi implements ICredentialType {
	name = 'mitakeMmsApi';

	displayName = 'Mitake MMS API';

	icon: Icon = {
		light: 'file:../nodes/MitakeMms/mitakeMms.svg',
		dark: 'file:../nodes/MitakeMms/mitakeMms.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-tw-messaging/n8n-nodes-tw-messaging#mitake-mms-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://mms.example.com',
			description: 'Address that Mitake has given you for the MMS API, without a path',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'The account that Mitake has given you',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The password of the account. Mitake also wants to know the IP address of this server.',
		},
	];
}
