import { emptyContactList } from '../../../gateways/umail/calls/contactList';
import { contactListField, readId } from '../locators';
import { cleared, uMailOperation } from '../uMailOperation';

/** Takes all contacts out of a list. */
export const clear = uMailOperation({
	fields: [contactListField],
	call: emptyContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: cleared,
});
