import { addContactList } from '../../../gateways/umail/calls/contactList';
import { notEmpty } from '../notEmpty';
import { created, uMailOperation } from '../uMailOperation';
import { descriptionField, statusField, subjectField } from './fields';

/** Makes a contact list. */
export const create = uMailOperation({
	fields: [subjectField, statusField, descriptionField],
	call: addContactList,
	request: ({ subject, status, description }) => ({
		subject: notEmpty(subject, 'Subject'),
		status,
		description,
	}),
	json: created,
});
