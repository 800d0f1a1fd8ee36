import { resource, type Resources } from '../../operations/operation';
import { getBatchStatus } from './message/getBatchStatus';
import { getStatus } from './message/getStatus';
import { send } from './message/send';

export const resources = {
	message: resource('Message', { getBatchStatus, getStatus, send }, 'send'),
} as const satisfies Resources;
