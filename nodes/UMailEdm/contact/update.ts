import { editContact } from '../../../gateways/umail/calls/contact';
import { callOperation } from '../../../operations/calls/call';
import { updateFieldsOf } from '../../../operations/parameters/fields';
import { addressField, readAddress } from '../address';
import { umail } from '../gateway';
import { readId } from '../locators';
import { someOf } from '../someOf';
import { changed } from '../written';
import { readDetails } from './details';
import { detailFields, idField } from './fields';

/** Changes a contact; what is not added stays as it is. */
export const update = callOperation(umail, {
	name: 'Update',
	action: 'Update contact',
	description: 'Change a contact',
	fields: [idField, updateFieldsOf([{ ...addressField, required: false }, ...detailFields])],
	call: editContact,
	request({ id, updateFields: changes }, { timeZone }) {
		const { address, ...details } = someOf(changes);
		return {
			...readDetails(details, timeZone),
			id: readId({ value: id.trim() }, 'Contact ID'),
			...(address === undefined ? {} : { address: readAddress(address) }),
		};
	},
	json: changed,
});
