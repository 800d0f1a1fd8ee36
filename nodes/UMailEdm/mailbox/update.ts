import { editMailbox } from '../../../gateways/umail/calls/mailbox';
import { notEmpty } from '../notEmpty';
import { changed, uMailOperation } from '../uMailOperation';
import { mailboxField, passwordField, readMailbox } from './fields';

/** Gives a mailbox another password, which is all that can be changed. */
export const update = uMailOperation({
	fields: [mailboxField, passwordField],
	call: editMailbox,
	request: ({ mailbox, pwd }) => ({
		mailbox: readMailbox(mailbox),
		pwd: notEmpty(pwd, 'Password'),
	}),
	json: changed,
});
