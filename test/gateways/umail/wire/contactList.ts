import { buildCall } from '../../../../gateways/umail/call';
import { addContactList, editContactList } from '../../../../gateways/umail/calls/contactList';
import type { WireCase } from './case';

const file = 'mloperate.php';

/** Chapter 4, contact lists. */
export const contactListWire: readonly WireCase[] = [
	{
		section: '4.3',
		shows: 'puts the list into the body',
		build: (account) =>
			buildCall(account, addContactList, {
				subject: '客戶 & co',
				status: 'enabled',
				description: '',
			}),
		method: 'POST',
		file,
		query: { do: 'maillist-add' },
		body: { subject: '客戶 & co', status: 'enabled', description: '' },
	},
	{
		section: '4.4',
		shows: 'names the list in the query, and only what changes in the body',
		build: (account) => buildCall(account, editContactList, { id: '16', subject: 'New' }),
		method: 'POST',
		file,
		query: { do: 'maillist-edit', id: '16' },
		body: { subject: 'New' },
	},
];
