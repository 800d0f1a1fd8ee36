import { getContactList } from '../../../gateways/umail/calls/contactList';
import { contactListField, readId } from '../locators';
import { uMailOperation } from '../uMailOperation';

/** One contact list. */
export const get = uMailOperation({
	fields: [contactListField],
	call: getContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: (list) => list,
});
