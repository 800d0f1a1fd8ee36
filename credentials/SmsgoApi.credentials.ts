import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An account with smsgo. Tested by the Smsgo node, which asks for the points that are left. */
export class SmsgoApi implements ICredentialType {
	name = 'smsgoApi';

	displayName = 'Smsgo API';

	icon: Icon = {
		light: 'file:../nodes/Smsgo/smsgo.svg',
		dark: 'file:../nodes/Smsgo/smsgo.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-tw-messaging/n8n-nodes-tw-messaging#smsgo-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://www.smsgo.com.tw/sms_gw',
			required: true,
			description: 'Address of the API without a file name',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'API Key or Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Better the API key, which you set on the web site of smsgo: nobody can log in there with it. The login password serves only while no key is set.',
		},
		{
			displayName: 'Request Method',
			name: 'requestMethod',
			type: 'options',
			options: [
				{
					name: 'POST',
					value: 'POST',
					description: 'Keeps the password and the texts out of addresses and proxy logs',
				},
				{
					name: 'GET',
					value: 'GET',
					description: 'As the document shows it; long texts can be too long for an address',
				},
			],
			default: 'POST',
		},
		{
			displayName: 'Backup Base URL',
			name: 'backupBaseUrl',
			type: 'string',
			default: 'http://www2.smsgo.com.tw/sms_gw',
			description:
				"Second host of smsgo, for sends only, and only where the node's option 'Use Backup Host' is on. It has no TLS: the password travels in clear text.",
		},
	];
}
