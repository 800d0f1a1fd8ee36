import { getAccountInfo } from '../../../gateways/umail/calls/account';
import { uMailOperation } from '../uMailOperation';

/** Who the account belongs to. */
export const getInfo = uMailOperation({
	fields: [],
	call: getAccountInfo,
	request: () => ({}),
	json: (info) => info,
});
