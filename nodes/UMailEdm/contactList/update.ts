import { editContactList } from '../../../gateways/umail/calls/contactList';
import { callOperation } from '../../../operations/calls/call';
import { updateFieldsOf } from '../../../operations/parameters/fields';
import { umail } from '../gateway';
import { contactListField, readId } from '../locators';
import { someOf } from '../someOf';
import { changed } from '../written';
import { descriptionField, statusField, subjectField } from './fields';

/** Changes a contact list; what is not added stays as it is. */
export const update = callOperation(umail, {
	name: 'Update',
	action: 'Update contact list',
	description: 'Change a contact list',
	fields: [
		contactListField,
		updateFieldsOf([descriptionField, { ...subjectField, required: false }, statusField]),
	],
	call: editContactList,
	request: ({ contactList, updateFields: changes }) => ({
		id: readId(contactList, 'Contact List'),
		...someOf(changes),
	}),
	json: changed,
});
