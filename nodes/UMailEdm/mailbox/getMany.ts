import { listMailboxes, MAILBOXES_OF_A_PAGE } from '../../../gateways/umail/calls/mailbox';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { domainField, readDomain } from '../locators';
import { uMailList } from '../uMailList';

export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many mailboxes',
	description: 'Get the mailboxes of a domain',
	fields: [customerIdField, domainField],
	call: ofCustomer(listMailboxes),
	pageSize: MAILBOXES_OF_A_PAGE,
	idColumn: 'mailbox',
	request: async ({ domain, ...params }, place) => ({
		domain: readDomain(domain),
		...(await customerOf(params, place)),
	}),
});
