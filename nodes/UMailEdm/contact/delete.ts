import { deleteContact } from '../../../gateways/umail/calls/contact';
import { readId } from '../locators';
import { deleted, uMailOperation } from '../uMailOperation';
import { idField } from './fields';

/** Deletes a contact. */
export const deleteOne = uMailOperation({
	fields: [idField],
	call: deleteContact,
	request: ({ id }) => ({ id: readId({ value: id.trim() }, 'Contact ID') }),
	json: deleted,
});
