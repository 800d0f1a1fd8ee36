import { getStatus as call } from '../../../gateways/smsgo/calls/getStatus';
import { callOperation } from '../../../operations/calls/call';
import { smsgo } from '../gateway';
import { messageIdField, readKey, recipientField, withInput } from './keys';

export const getStatus = callOperation(smsgo, {
	name: 'Get Status',
	action: 'Get SMS status',
	description: 'Get what became of one message',
	fields: [messageIdField, recipientField],
	call,
	asksBy: ({ messageId }) => messageId,
	request: ({ messageId, recipient }) => readKey(messageId, recipient),
	json: (results, { recipient }) =>
		withInput(results.flat(), recipient.trim() === '' ? null : recipient),
});
