import { exportContacts as call } from '../../../gateways/umail/calls/exports';
import { contactListField, readId } from '../locators';
import { uMailExport } from '../uMailExport';

/** The contacts of a list, with their names, as a file. */
export const exportContacts = uMailExport({
	fields: [contactListField],
	call,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	fileName: ({ id }) => `contacts-${id}`,
});
