import { editMailbox } from '../../../gateways/umail/calls/mailbox';
import { callOperation } from '../../../operations/calls/call';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';
import { changed } from '../written';
import { mailboxField, passwordField, readMailbox } from './fields';

/** Gives a mailbox another password, which is all that can be changed. */
export const update = callOperation(umail, {
	name: 'Update',
	action: 'Update mailbox',
	description: 'Change the password of a mailbox',
	fields: [customerIdField, mailboxField, passwordField],
	call: ofCustomer(editMailbox),
	request: async ({ mailbox, pwd, ...params }, place) => ({
		mailbox: readMailbox(mailbox),
		pwd: notEmpty(pwd, 'Password'),
		...(await customerOf(params, place)),
	}),
	json: changed,
});
