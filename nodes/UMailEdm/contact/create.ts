import { addContact } from '../../../gateways/umail/calls/contact';
import { callOperation } from '../../../operations/calls/call';
import { addressField, readAddress } from '../address';
import { umail } from '../gateway';
import { contactListField, readId } from '../locators';
import { created } from '../written';
import { readDetails } from './details';
import { additionalFields } from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create contact',
	description: 'Add one contact to a list and get its ID',
	fields: [contactListField, addressField, additionalFields],
	call: addContact,
	request: ({ contactList, address, additionalFields: details }, { timeZone }) => ({
		...readDetails(details, timeZone),
		listId: readId(contactList, 'Contact List'),
		address: readAddress(address),
	}),
	json: (written, { address }) => ({ ...created(written), address: readAddress(address) }),
});
