import { getService as call } from '../../../gateways/umail/calls/account';
import { uMailOperation } from '../uMailOperation';

/** What the account may send, and how much of it is left. */
export const getService = uMailOperation({
	fields: [],
	call,
	request: () => ({}),
	json: (service) => service,
});
