import { addDomain } from '../../../gateways/umail/calls/domain';
import { callOperation } from '../../../operations/calls/call';
import { customerIdField, customerOf, ofCustomer } from '../customer';
import { umail } from '../gateway';
import { domainField, readDomain } from '../locators';
import { created } from '../written';
import { managerNotice } from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create domain',
	description: 'Give a customer a domain, as its manager',
	fields: [
		managerNotice,
		customerIdField,
		{ ...domainField, default: { mode: 'id', value: '' }, description: 'The domain to add' },
	],
	call: ofCustomer(addDomain),
	request: async ({ domain, ...params }, place) => ({
		domain: readDomain(domain),
		...(await customerOf(params, place)),
	}),
	json: (written, { domain }) => ({ ...created(written), domain: readDomain(domain) }),
});
