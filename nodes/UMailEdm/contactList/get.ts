import { getContactList } from '../../../gateways/umail/calls/contactList';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { contactListField, readId } from '../locators';

export const get = callOperation(umail, {
	name: 'Get',
	action: 'Get contact list',
	description: 'Get one contact list',
	fields: [contactListField],
	call: getContactList,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	json: (list) => list,
});
