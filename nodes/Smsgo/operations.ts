import { resource, type Resources } from '../../operations/operation';
import { getBalance } from './account/getBalance';
import { cancel } from './sms/cancel';
import { estimate } from './sms/estimate';
import { getManyStatuses } from './sms/getManyStatuses';
import { getStatus } from './sms/getStatus';
import { send } from './sms/send';
import { sendAndWaitForDelivery } from './sms/sendAndWaitForDelivery';

export const resources = {
	account: resource('Account', { getBalance }, 'getBalance'),
	sms: resource(
		'SMS',
		{ cancel, estimate, getManyStatuses, getStatus, send, sendAndWaitForDelivery },
		'send',
	),
} as const satisfies Resources;
