import { listDomains } from '../../../gateways/umail/calls/domain';
import { uMailList } from '../uMailOperation';

/** The domains that mails can be sent from, which come whole. */
export const getMany = uMailList({
	fields: [],
	call: listDomains,
	request: () => ({}),
});
