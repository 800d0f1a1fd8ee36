import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An account with U-Mail. Tested by the U-Mail EDM node, which asks for the account's own data. */
export class UMailApi implements ICredentialType {
	name = 'uMailApi';

	displayName = 'U-Mail API';

	icon: Icon = {
		light: 'file:../nodes/UMailEdm/uMailEdm.svg',
		dark: 'file:../nodes/UMailEdm/uMailEdm.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-tw-messaging/n8n-nodes-tw-messaging#u-mail-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'http://www.bestedm.org/mm-ms/apinew',
			required: true,
			description:
				'Address of the API without a file name. The documented address has no TLS, so the password travels in clear text: enter an https address where your account has one.',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'As you type it to log in, not its MD5',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Basic',
					value: 'basic',
					description: 'Keeps the account out of addresses and proxy logs',
				},
				{
					name: 'MD5 in the Address',
					value: 'md5',
					description:
						'As the document shows it: whoever reads the address can use the account as well',
				},
			],
			default: 'basic',
		},
		{
			displayName: 'Request Method',
			name: 'requestMethod',
			type: 'options',
			options: [
				{
					name: 'POST',
					value: 'POST',
					description:
						'For all that writes: keeps passwords and long contents out of addresses and proxy logs',
				},
				{
					name: 'GET',
					value: 'GET',
					description: 'As the document shows it for most operations, should POST be refused',
				},
			],
			default: 'POST',
		},
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			description:
				"Only for a manager's account: the customer whose domains and mailboxes it manages",
		},
	];
}
