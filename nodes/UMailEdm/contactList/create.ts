import { addContactList } from '../../../gateways/umail/calls/contactList';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';
import { created } from '../written';
import { descriptionField, statusField, subjectField } from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create contact list',
	description: 'Create a contact list',
	fields: [subjectField, statusField, descriptionField],
	call: addContactList,
	request: ({ subject, status, description }) => ({
		subject: notEmpty(subject, 'Name'),
		status,
		description,
	}),
	json: created,
});
