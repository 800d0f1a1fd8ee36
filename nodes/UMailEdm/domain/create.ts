import { addDomain } from '../../../gateways/umail/calls/domain';
import { callOperation } from '../../../operations/calls/call';
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
		{ ...domainField, default: { mode: 'id', value: '' }, description: 'The domain to add' },
	],
	call: addDomain,
	request: ({ domain }) => ({ domain: readDomain(domain) }),
	json: (written, { domain }) => ({ ...created(written), domain: readDomain(domain) }),
});
