import { deleteContactList } from '../../../gateways/umail/calls/contactList';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { contactListField, readId } from '../locators';
import { deleted } from '../written';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete contact list',
	description: 'Delete a contact list with its contacts',
	fields: [contactListField],
	call: deleteContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: deleted,
});
