import { deleteContact } from '../../../gateways/umail/calls/contact';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readId } from '../locators';
import { deleted } from '../written';
import { idField } from './fields';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete contact',
	description: 'Delete a contact',
	fields: [idField],
	call: deleteContact,
	request: ({ id }) => ({ id: readId({ value: id.trim() }, 'Contact ID') }),
	json: deleted,
});
