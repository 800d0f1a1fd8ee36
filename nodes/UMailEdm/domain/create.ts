import { addDomain } from '../../../gateways/umail/calls/domain';
import { domainField, readDomain } from '../locators';
import { created, uMailOperation } from '../uMailOperation';
import { managerNotice } from './fields';

/** Gives a customer a domain; for managers. */
export const create = uMailOperation({
	fields: [
		managerNotice,
		{ ...domainField, default: { mode: 'id', value: '' }, description: 'The domain to add' },
	],
	call: addDomain,
	request: ({ domain }) => ({ domain: readDomain(domain) }),
	json: (written, { domain }) => ({ ...created(written), domain: readDomain(domain) }),
});
