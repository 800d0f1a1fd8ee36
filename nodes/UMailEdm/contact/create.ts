import { addContact } from '../../../gateways/umail/calls/contact';
import { addressField, readAddress } from '../address';
import { contactListField, readId } from '../locators';
import { uMailOperation } from '../uMailOperation';
import { readDetails } from './details';
import { additionalFields } from './fields';

/** Adds one contact to a list, and tells its ID. */
export const create = uMailOperation({
	fields: [contactListField, addressField, additionalFields],
	call: addContact,
	request: ({ contactList, address, additionalFields: details }, timeZone) => ({
		...readDetails(details, timeZone),
		listId: readId(contactList, 'Contact List'),
		address: readAddress(address),
	}),
	json: ({ id }, { address }) => ({ id, address: readAddress(address) }),
});
