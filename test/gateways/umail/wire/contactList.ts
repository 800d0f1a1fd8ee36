import {
	addContactList,
	deleteContactList,
	editContactList,
	emptyContactList,
	getContactList,
	listContactLists,
} from '../../../../gateways/umail/calls/contactList';
import type { WireCase } from './case';

const file = 'mloperate.php';

/** Chapter 4, contact lists. */
export const contactListWire: readonly WireCase[] = [
	{
		section: '4.1',
		shows: 'asks for all lists',
		build: (account) => listContactLists.build(account, {}),
		method: 'GET',
		file,
		query: { do: 'maillist-list' },
	},
	{
		section: '4.2',
		shows: 'asks for one list by its ID',
		build: (account) => getContactList.build(account, { id: '16' }),
		method: 'GET',
		file,
		query: { do: 'maillist-detail', id: '16' },
	},
	{
		section: '4.3',
		shows: 'puts the list into the body',
		build: (account) =>
			addContactList.build(account, {
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
		shows: 'names the list in both places, and what changes in the body, as the document has it',
		build: (account) => editContactList.build(account, { id: '16', subject: 'New' }),
		method: 'POST',
		file,
		query: { do: 'maillist-edit', id: '16' },
		body: { id: '16', subject: 'New' },
	},
	{
		section: '4.5',
		shows: 'names the list',
		build: (account) => deleteContactList.build(account, { id: '16' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'maillist-del', id: '16' },
		body: { id: '16' },
	},
	{
		section: '4.12',
		shows: 'names the list as contacts do',
		build: (account) => emptyContactList.build(account, { id: '16' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'ml-addr-empty', list_id: '16' },
		body: { list_id: '16' },
	},
];
