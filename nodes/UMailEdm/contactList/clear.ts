import { emptyContactList } from '../../../gateways/umail/calls/contactList';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { contactListField, readId } from '../locators';
import { cleared } from '../written';

export const clear = callOperation(umail, {
	name: 'Clear',
	action: 'Clear contact list',
	description: 'Take all contacts out of a list',
	fields: [contactListField],
	call: emptyContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: cleared,
});
