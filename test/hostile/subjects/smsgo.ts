import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { jsonOf, message, textOf } from '../../nodes/Smsgo/harness';
import { nodeSubject, type NodeSubject } from './nodeSubject';
import type { Subject } from './subject';
import type { World } from './World';

const TO = '0912345678';
const OTHER = '0922345678';

const subject = (
	operation: string,
	kind: NodeSubject['kind'],
	hits: RegExp,
	given: NodeSubject['given'],
) => nodeSubject({ node: Smsgo, type: 'smsgo', gateway: 'smsgo', operation, kind, hits, given });

/** A message that has been sent, past the proxy. */
async function sent({ smsgo }: World, isTwin: boolean, sendAt?: string) {
	const recipient = isTwin ? OTHER : TO;
	const options = sendAt === undefined ? {} : { sendAt };
	const [result] = jsonOf(await smsgo.send([message(recipient)], options));
	return { messageId: textOf(result, 'messageId'), recipient };
}

/** Every operation on short messages. */
export const smsgo: readonly Subject[] = [
	subject('account.getBalance', 'read', /query_point/u, () => ({ parameters: {} })),
	subject('sms.send', 'send', /sendsms\.aspx/u, (_world, isTwin) => {
		const to = isTwin ? OTHER : TO;
		return { parameters: { to, text: '測試' }, to };
	}),
	{
		...subject('sms.sendAndWaitForDelivery', 'send', /sendsms\.aspx/u, (_world, isTwin) => {
			const to = isTwin ? OTHER : TO;
			return { parameters: { to, text: '測試' }, to };
		}),
		// That nobody outside can reach the address of this n8n.
		hasHint: true,
	},
	subject('sms.getStatus', 'query', /query\.asp/u, async (world, isTwin) => {
		const parameters = await sent(world, isTwin);
		world.simulator.clock.advance(60_000);
		return { parameters };
	}),
	subject('sms.getManyStatuses', 'query', /queryBulk/u, async (world, isTwin) => {
		const parameters = await sent(world, isTwin);
		world.simulator.clock.advance(60_000);
		return { parameters };
	}),
	subject('sms.cancel', 'cancel', /cancel/u, async (world, isTwin) => ({
		parameters: { messageId: (await sent(world, isTwin, '2031-01-01T00:00:00')).messageId },
	})),
	subject('sms.estimate', 'local', /./u, () => ({ parameters: { to: TO, text: '測試' } })),
];
