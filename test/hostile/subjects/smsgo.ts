import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { operationCases } from '../../nodes/Smsgo/cases/all';
import { SmsgoHarness } from '../../nodes/Smsgo/harness';
import { nodeSubject, type NodeSubject } from './nodeSubject';
import type { Subject } from './subject';

const TO = '0912345678';
const OTHER = '0922345678';

const subject = (
	operation: string,
	kind: NodeSubject['kind'],
	hits: RegExp,
	given: NodeSubject['given'],
) => nodeSubject({ node: Smsgo, type: 'smsgo', gateway: 'smsgo', operation, kind, hits, given });

/** The first case of each operation is what it is given here. */
const firstCases = operationCases.filter(
	({ operation }, index) =>
		index === operationCases.findIndex((one) => one.operation === operation),
);

/** Every operation on short messages. */
export const smsgo: readonly Subject[] = [
	...firstCases.map(({ operation, kind, hits, given, items }) =>
		subject(operation, kind, hits, async ({ simulator }, isTwin) => ({
			parameters: await given(new SmsgoHarness(simulator), isTwin),
			input: items?.map((json) => ({ json })),
		})),
	),
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
		hasHint: 'always',
	},
	subject('sms.estimate', 'local', /./u, () => ({ parameters: { to: TO, text: '測試' } })),
];
