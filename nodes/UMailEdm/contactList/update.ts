import { editContactList } from '../../../gateways/umail/calls/contactList';
import { contactListField, readId } from '../locators';
import { changed, uMailOperation } from '../uMailOperation';
import { someOf, updateFields } from '../updateFields';
import { descriptionField, statusField, subjectField } from './fields';

/** Changes a contact list; what is not added stays as it is. */
export const update = uMailOperation({
	fields: [
		contactListField,
		{
			...updateFields,
			options: [descriptionField, statusField, { ...subjectField, required: false }],
		},
	],
	call: editContactList,
	request: ({ contactList, updateFields: changes }) => ({
		id: readId(contactList, 'Contact List'),
		...someOf(changes),
	}),
	json: changed,
});
