import { addMailbox } from '../../../gateways/umail/calls/mailbox';
import { notEmpty } from '../notEmpty';
import { created, uMailOperation } from '../uMailOperation';
import { mailboxField, passwordField, readMailbox } from './fields';

/** Makes a mailbox. */
export const create = uMailOperation({
	fields: [mailboxField, passwordField],
	call: addMailbox,
	request: ({ mailbox, pwd }) => ({
		mailbox: readMailbox(mailbox),
		pwd: notEmpty(pwd, 'Password'),
	}),
	json: (written, { mailbox }) => ({ ...created(written), mailbox: readMailbox(mailbox) }),
});
