import { deleteDomain } from '../../../gateways/umail/calls/domain';
import { domainField, readDomain } from '../locators';
import { deleted, uMailOperation } from '../uMailOperation';
import { managerNotice } from './fields';

/** Takes a domain from a customer; for managers. */
export const deleteOne = uMailOperation({
	fields: [managerNotice, domainField],
	call: deleteDomain,
	request: ({ domain }) => ({ domain: readDomain(domain) }),
	json: deleted,
});
