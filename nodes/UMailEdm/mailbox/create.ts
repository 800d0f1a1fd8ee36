import { addMailbox } from '../../../gateways/umail/calls/mailbox';
import { callOperation } from '../../../operations/calls/call';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';
import { created } from '../written';
import { mailboxField, passwordField, readMailbox } from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create mailbox',
	description: 'Create a mailbox in a domain',
	fields: [customerIdField, mailboxField, passwordField],
	call: ofCustomer(addMailbox),
	request: async ({ mailbox, pwd, ...params }, place) => ({
		mailbox: readMailbox(mailbox),
		pwd: notEmpty(pwd, 'Password'),
		...(await customerOf(params, place)),
	}),
	json: (written, { mailbox }) => ({ ...created(written), mailbox: readMailbox(mailbox) }),
});
