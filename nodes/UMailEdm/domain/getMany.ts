import { listDomains } from '../../../gateways/umail/calls/domain';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { uMailList } from '../uMailList';

/** The domains that mails can be sent from, which come whole. */
export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many domains',
	description: 'Get the domains that mails can be sent from',
	fields: [customerIdField],
	call: ofCustomer(listDomains),
	request: customerOf,
});
