import type { INodeProperties } from 'n8n-workflow';
import { CONTACTS_PER_PAGE, listContacts } from '../../../gateways/umail/calls/contact';
import { contactListField, readId } from '../locators';
import { uMailList } from '../uMailList';

const fields = [
	{
		displayName: 'From',
		name: 'from',
		type: 'options',
		default: 'contactList',
		description: 'Which contacts to get',
		options: [
			{ name: 'All Contact Lists', value: 'all' },
			{ name: 'One Contact List', value: 'contactList' },
			{ name: 'Unclassified', value: 'unclassified', description: 'Those that are in no list' },
		],
	},
	{ ...contactListField, displayOptions: { show: { from: ['contactList'] } } },
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Keyword',
				name: 'keyword',
				type: 'string',
				default: '',
				description: 'A part of the address or the name',
			},
		],
	},
] as const satisfies readonly INodeProperties[];

const UNCLASSIFIED = '0';

/** The contacts of a list, of all lists, or those that are in none. */
export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Get the contacts of a list, or of all',
	fields,
	call: listContacts,
	pageSize: CONTACTS_PER_PAGE,
	simplified: ['id', 'listId', 'address', 'fullname', 'birthday', 'phone', 'area', 'time'],
	request({ from, contactList, filters: { keyword = '' } }) {
		const listIds = {
			all: () => undefined,
			contactList: () => readId(contactList, 'Contact List'),
			unclassified: () => UNCLASSIFIED,
		};
		return { listId: listIds[from](), keyword: keyword.trim() === '' ? undefined : keyword };
	},
});
