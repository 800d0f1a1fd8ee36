import { getBalance as call } from '../../../gateways/smsgo/calls/getBalance';
import { callOperation } from '../../../operations/calls/call';
import { timeoutOptionsField } from '../../../operations/parameters/sharedFields';
import { smsgo } from '../gateway';

export const getBalance = callOperation(smsgo, {
	name: 'Get Balance',
	action: 'Get balance',
	description: 'Get the points that are left',
	fields: [],
	optionsField: timeoutOptionsField,
	call,
	request: () => ({}),
	json: (points) => ({ points }),
});
