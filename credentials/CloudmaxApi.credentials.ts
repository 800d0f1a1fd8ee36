import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An API account with Cloudmax. Tested by the Cloudmax Tags node, which asks for nothing that exists. */
export class CloudmaxApi implements ICredentialType {
	name = 'cloudmaxApi';

	displayName = 'Cloudmax API';

	icon: Icon = {
		light: 'file:../nodes/CloudmaxTags/cloudmaxTags.svg',
		dark: 'file:../nodes/CloudmaxTags/cloudmaxTags.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-tw-messaging/n8n-nodes-tw-messaging#cloudmax-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'The test of this credential cannot check the password: Cloudmax has no request that only asks. It finds out whether the API is there; a wrong password shows when a tag is first created, changed or deleted.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'http://api.itpison.com/WebAPI',
			required: true,
			description:
				'Address of the API without a file name; some customers have a host of their own. Only http is documented: the password then travels in clear text. Enter an https address where the host has one.',
		},
		{
			displayName: 'Login Name',
			name: 'loginName',
			type: 'string',
			default: '',
			required: true,
			description: 'The API account (ManagerLoginName)',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The password of the API account; upper and lower case count',
		},
		{
			displayName: 'Request Method',
			name: 'requestMethod',
			type: 'options',
			options: [
				{
					name: 'POST',
					value: 'POST',
					description: 'Keeps the password out of addresses and proxy logs',
				},
				{
					name: 'GET',
					value: 'GET',
					description:
						'For a server that is set to take GET only; the password is then part of the address',
				},
			],
			default: 'POST',
		},
	];
}
