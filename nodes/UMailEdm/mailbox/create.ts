import { addMailbox } from '../../../gateways/umail/calls/mailbox';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';
import { created } from '../written';
import { mailboxField, passwordField, readMailbox } from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create mailbox',
	description: 'Create a mailbox in a domain',
	fields: [mailboxField, passwordField],
	call: addMailbox,
	request: ({ mailbox, pwd }) => ({
		mailbox: readMailbox(mailbox),
		pwd: notEmpty(pwd, 'Password'),
	}),
	json: (written, { mailbox }) => ({ ...created(written), mailbox: readMailbox(mailbox) }),
});
