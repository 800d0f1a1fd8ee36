import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { jsonOf, MitakeHarness, message, textOf } from '../../nodes/MitakeMms/harness';
import { nodeSubject, type NodeSubject } from './nodeSubject';
import type { World } from './World';

const TO = '0912345678';
const OTHER = '0922345678';
const CALL = /msg\/mms\/json/u;
const TOKEN = /AuthorizationService\/Token/u;

const shared = { node: MitakeMms, type: 'mitakeMms', gateway: 'mitake' } as const;

const aMessage: NodeSubject['given'] = (_world, isTwin) => {
	const to = isTwin ? OTHER : TO;
	return { parameters: { to, subject: '主旨', content: '測試', attachments: '' }, to };
};

/** A message that has been sent, past the proxy. */
async function sent({ simulator }: World, isTwin: boolean) {
	const mitake = new MitakeHarness(simulator);
	const [result] = jsonOf(await mitake.send([message(isTwin ? OTHER : TO)]));
	return { batchId: textOf(result, 'batchId'), messageId: textOf(result, 'messageId') };
}

const send = { ...shared, operation: 'message.send', given: aMessage };

/** Every operation on multimedia messages, and the request for a token that comes before each. */
export const mitakeMms = [
	nodeSubject({ ...send, kind: 'keyedSend', part: 'a fault that stays', hits: CALL }),
	nodeSubject({ ...send, kind: 'keyedSend', part: 'a fault that passes', hits: CALL, times: 1 }),
	nodeSubject({ ...send, kind: 'token', part: 'its token', hits: TOKEN }),
	nodeSubject({
		...shared,
		operation: 'message.getStatus',
		kind: 'query',
		hits: CALL,
		given: async (world, isTwin) => {
			const { batchId, messageId } = await sent(world, isTwin);
			return { parameters: { batchId, messageIds: messageId } };
		},
	}),
	nodeSubject({
		...shared,
		operation: 'message.getBatchStatus',
		kind: 'query',
		hits: CALL,
		given: async (world, isTwin) => {
			const { batchId } = await sent(world, isTwin);
			return { parameters: { batchId } };
		},
	}),
];
