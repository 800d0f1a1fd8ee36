import type { INodeProperties } from 'n8n-workflow';
import { CONTACTS_PER_PAGE, listContacts } from '../../../gateways/umail/calls/contact';
import { choiceInput, filtersOf, textInput } from '../../../operations/parameters/fields';
import { contactListField, readId } from '../locators';
import { uMailList } from '../uMailList';

const fields = [
	choiceInput('From', 'from', 'contactList', {
		description: 'Which contacts to get',
		options: [
			{ name: 'All Contact Lists', value: 'all' },
			{ name: 'One Contact List', value: 'contactList' },
			{ name: 'Unclassified', value: 'unclassified', description: 'Those that are in no list' },
		],
	}),
	{ ...contactListField, displayOptions: { show: { from: ['contactList'] } } },
	filtersOf([
		textInput('Keyword', 'keyword', {
			description: 'A part of the address or the name',
		}),
	]),
] as const satisfies readonly INodeProperties[];

const UNCLASSIFIED = '0';

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
