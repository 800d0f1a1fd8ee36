import { deleteDomain } from '../../../gateways/umail/calls/domain';
import { callOperation } from '../../../operations/calls/call';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { umail } from '../gateway';
import { domainField, readDomain } from '../locators';
import { deleted } from '../written';
import { managerNotice } from './fields';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete domain',
	description: 'Take a domain from a customer, as its manager',
	fields: [managerNotice, customerIdField, domainField],
	call: ofCustomer(deleteDomain),
	request: async ({ domain, ...params }, place) => ({
		domain: readDomain(domain),
		...(await customerOf(params, place)),
	}),
	json: deleted,
});
