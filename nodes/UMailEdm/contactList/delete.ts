import { deleteContactList } from '../../../gateways/umail/calls/contactList';
import { contactListField, readId } from '../locators';
import { deleted, uMailOperation } from '../uMailOperation';

/** Deletes a contact list with its contacts. */
export const deleteOne = uMailOperation({
	fields: [contactListField],
	call: deleteContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: deleted,
});
