import { deleteMailbox } from '../../../gateways/umail/calls/mailbox';
import { deleted, uMailOperation } from '../uMailOperation';
import { mailboxField, readMailbox } from './fields';

/** Deletes a mailbox. */
export const deleteOne = uMailOperation({
	fields: [mailboxField],
	call: deleteMailbox,
	request: ({ mailbox }) => ({ mailbox: readMailbox(mailbox) }),
	json: deleted,
});
