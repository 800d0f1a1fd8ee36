import { listMailboxes, MAILBOXES_OF_A_PAGE } from '../../../gateways/umail/calls/mailbox';
import { domainField, readDomain } from '../locators';
import { uMailList } from '../uMailList';

export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many mailboxes',
	description: 'Get the mailboxes of a domain',
	fields: [domainField],
	call: listMailboxes,
	pageSize: MAILBOXES_OF_A_PAGE,
	idColumn: 'mailbox',
	request: ({ domain }) => ({ domain: readDomain(domain) }),
});
