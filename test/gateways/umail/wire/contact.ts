import { Readable } from 'node:stream';
import {
	addContact,
	addContacts,
	deleteContact,
	editContact,
	importContacts,
	listContacts,
} from '../../../../gateways/umail/calls/contact';
import type { WireCase } from './case';

const file = 'mloperate.php';

const wholeContact = {
	list_id: '16',
	address: 'ann@example.com',
	fullname: '安',
	sex: 'F',
	birthday: '1986-08-10',
	phone: '0912345678',
	area: '',
	var1: 'a;b',
	var10: 'z',
	return_id: '1',
} as const;

/** Chapter 4, contacts. */
export const contactWire: readonly WireCase[] = [
	{
		section: '4.8',
		shows: 'asks for a page of all contacts',
		build: (account) => listContacts.build(account, { page: '2', limit: '500' }),
		method: 'GET',
		file,
		query: { do: 'ml-addr-list', page: '2', limit: '500' },
	},
	{
		section: '4.8',
		shows: 'names the list, 0 for none, and what is looked for',
		build: (account) => listContacts.build(account, { listId: '0', keyword: '王 & co' }),
		method: 'GET',
		file,
		query: { do: 'ml-addr-list', list_id: '0', keyword: '王 & co' },
	},
	{
		section: '4.9.1',
		shows: 'puts the contact into both places and asks for its ID',
		build: (account) =>
			addContact.build(account, {
				listId: '16',
				address: 'ann@example.com',
				fullname: '安',
				sex: 'F',
				birthday: '1986-08-10',
				phone: '0912345678',
				area: '',
				var1: 'a;b',
				var10: 'z',
			}),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'ml-addr-add', ...wholeContact },
		body: wholeContact,
	},
	{
		section: '4.9.2',
		shows: 'writes 16 columns a line, those without a value empty, and the list in both places',
		build: (account) =>
			addContacts.build(account, {
				listId: '16',
				contacts: [
					{
						address: 'ann@example.com',
						fullname: '安',
						sex: 'F',
						birthday: '1986-08-10',
						phone: '0912345678',
						area: '台北',
						var1: '1',
						var2: '2',
						var3: '3',
						var4: '4',
						var5: '5',
						var6: '6',
						var7: '7',
						var8: '8',
						var9: '9',
						var10: '10',
					},
					{ address: 'bob@example.com', phone: '0922345678', var3: 'c' },
				],
			}),
		method: 'POST',
		file,
		query: { do: 'ml-addr-add', list_id: '16' },
		body: {
			list_id: '16',
			ml_addr:
				'ann@example.com;安;F;1986-08-10;0912345678;台北;1;2;3;4;5;6;7;8;9;10\n' +
				'bob@example.com;;;;0922345678;;;;c;;;;;;;',
		},
	},
	{
		section: '4.9.3',
		shows: "hands the file in as 'file', and names the list in both places",
		build: (account) =>
			importContacts.build(account, {
				listId: '16',
				length: 16,
				open: async () => await Promise.resolve(Readable.from([Buffer.from('ann@example.com\n')])),
			}),
		method: 'POST',
		file,
		query: { do: 'ml-addr-add-file', list_id: '16' },
		body: { list_id: '16' },
		files: [{ field: 'file', fileName: 'contacts.txt', text: 'ann@example.com\n' }],
	},
	{
		section: '4.10',
		shows: 'names the contact, and only what changes',
		build: (account) => editContact.build(account, { id: '7', fullname: '', var2: 'x' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'ml-addr-edit', id: '7', fullname: '', var2: 'x' },
		body: { id: '7', fullname: '', var2: 'x' },
	},
	{
		section: '4.11',
		shows: 'names the contact',
		build: (account) => deleteContact.build(account, { id: '7' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'ml-addr-del', id: '7' },
		body: { id: '7' },
	},
];
