import { deleteMailbox } from '../../../gateways/umail/calls/mailbox';
import { callOperation } from '../../../operations/calls/call';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { umail } from '../gateway';
import { deleted } from '../written';
import { mailboxField, readMailbox } from './fields';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete mailbox',
	description: 'Delete a mailbox',
	fields: [customerIdField, mailboxField],
	call: ofCustomer(deleteMailbox),
	request: async ({ mailbox, ...params }, place) => ({
		mailbox: readMailbox(mailbox),
		...(await customerOf(params, place)),
	}),
	json: deleted,
});
