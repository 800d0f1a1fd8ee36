import { addContacts, CONTACTS_PER_REQUEST } from '../../../gateways/umail/calls/contact';
import { addressField, readAddress } from '../address';
import { contactListField, readId } from '../locators';
import { CONTACT_SEPARATORS, separatorInValuesField, withoutSeparators } from '../separators';
import { uMailMany } from '../uMailMany';
import { mapTexts, readDetails } from './details';
import { additionalFields } from './fields';

export const createMany = uMailMany({
	name: 'Create Many',
	action: 'Create many contacts',
	description:
		'Add the contacts of all items to lists, up to 500 in a request. U-Mail passes over those that a list has already.',
	section: addContacts.section,
	fields: [contactListField, addressField, separatorInValuesField, additionalFields],
	questionsPerRequest: CONTACTS_PER_REQUEST,
	entry: (
		{ contactList, address, separatorInValues, additionalFields: details },
		{ timeZone },
	) => ({
		...mapTexts(readDetails(details, timeZone), (text, label) =>
			withoutSeparators(text, label, separatorInValues, CONTACT_SEPARATORS),
		),
		listId: readId(contactList, 'Contact List'),
		address: readAddress(address),
	}),
	send: async (line, listId, contacts) => await line.call(addContacts, { listId, contacts }),
});
