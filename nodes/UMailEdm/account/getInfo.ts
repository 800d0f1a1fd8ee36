import { getAccountInfo } from '../../../gateways/umail/calls/account';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';

export const getInfo = callOperation(umail, {
	name: 'Get Info',
	action: 'Get account info',
	description: 'Get who the account belongs to',
	fields: [],
	call: getAccountInfo,
	request: () => ({}),
	json: (info) => info,
});
