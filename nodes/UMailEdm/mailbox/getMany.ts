import { listMailboxes, MAILBOXES_OF_A_PAGE } from '../../../gateways/umail/calls/mailbox';
import { domainField, readDomain } from '../locators';
import { uMailList } from '../uMailOperation';

/** The mailboxes of a domain. */
export const getMany = uMailList({
	fields: [domainField],
	call: listMailboxes,
	pageSize: MAILBOXES_OF_A_PAGE,
	request: ({ domain }) => ({ domain: readDomain(domain) }),
});
