import type { Operations } from '../../operations/operation';
import { getBatchStatus } from './message/getBatchStatus';
import { getStatus } from './message/getStatus';
import { send } from './message/send';

/** Every operation of the node, by resource. */
export const operations = {
	message: { getBatchStatus, getStatus, send },
} as const satisfies Operations;
