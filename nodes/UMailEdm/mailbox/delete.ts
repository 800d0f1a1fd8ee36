import { deleteMailbox } from '../../../gateways/umail/calls/mailbox';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { deleted } from '../written';
import { mailboxField, readMailbox } from './fields';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete mailbox',
	description: 'Delete a mailbox',
	fields: [mailboxField],
	call: deleteMailbox,
	request: ({ mailbox }) => ({ mailbox: readMailbox(mailbox) }),
	json: deleted,
});
