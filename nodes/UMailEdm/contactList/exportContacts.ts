import { exportContacts as call } from '../../../gateways/umail/calls/exports';
import { contactListField, readId } from '../locators';
import { uMailExport } from '../uMailExport';

export const exportContacts = uMailExport({
	name: 'Export Contacts',
	action: 'Export contacts of list',
	description: 'Get the addresses and names of a list as a file, or as items',
	fields: [contactListField],
	call,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	fileName: ({ id }) => `contacts-${id}`,
});
