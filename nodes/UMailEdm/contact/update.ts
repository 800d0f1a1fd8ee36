import { editContact } from '../../../gateways/umail/calls/contact';
import { addressField, readAddress } from '../address';
import { readId } from '../locators';
import { changed, uMailOperation } from '../uMailOperation';
import { someOf, updateFields } from '../updateFields';
import { readDetails } from './details';
import { detailFields, idField } from './fields';

/** Changes a contact; what is not added stays as it is. */
export const update = uMailOperation({
	fields: [
		idField,
		{ ...updateFields, options: [{ ...addressField, required: false }, ...detailFields] },
	],
	call: editContact,
	request({ id, updateFields: changes }, timeZone) {
		const { address, ...details } = someOf(changes);
		return {
			...readDetails(details, timeZone),
			id: readId({ value: id.trim() }, 'Contact ID'),
			...(address === undefined ? {} : { address: readAddress(address) }),
		};
	},
	json: changed,
});
