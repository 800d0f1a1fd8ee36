import { getService as call } from '../../../gateways/umail/calls/account';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';

export const getService = callOperation(umail, {
	name: 'Get Service',
	action: 'Get account service',
	description: 'Get what the account may send, and how much of it is left',
	fields: [],
	call,
	request: () => ({}),
	json: (service) => service,
});
