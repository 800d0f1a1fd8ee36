import { jsonOf, message, type SmsgoHarness, textOf } from '../harness';
import { having, type OperationCase } from './case';

const TO = '0912345678';
const OTHER = '0922345678';
const MINUTE_MS = 60_000;
const anId: unknown = expect.stringMatching(/^\d+$/u);

/** A message that has been sent, or will be. */
async function sent(harness: SmsgoHarness, isTwin: boolean, sendAt?: string) {
	const recipient = isTwin ? OTHER : TO;
	const options = sendAt === undefined ? {} : { sendAt };
	const [result] = jsonOf(await harness.send([message(recipient)], options));
	return { messageId: textOf(result, 'messageId'), recipient };
}

/** A message that has reached its recipient. */
async function delivered(harness: SmsgoHarness, isTwin: boolean) {
	const parameters = await sent(harness, isTwin);
	harness.simulator.clock.advance(MINUTE_MS);
	return parameters;
}

const DELIVERED = [
	having({ recipient: TO, status: 'delivered', isFinal: true, reason: null, accepted: true }),
];

const getStatus = { operation: 'sms.getStatus', kind: 'query', hits: /query\.asp/u } as const;
const getManyStatuses = {
	operation: 'sms.getManyStatuses',
	kind: 'query',
	hits: /queryBulk/u,
} as const;
const cancel = { operation: 'sms.cancel', kind: 'cancel', hits: /cancel/u } as const;

/** What became of messages, and messages that are not to be sent. */
export const smsCases: readonly OperationCase[] = [
	{ ...getStatus, shows: 'gives how it ended', given: delivered, output: DELIVERED },
	{
		...getStatus,
		shows: 'says that a message is still on its way, which is not final',
		given: sent,
		output: [
			having({
				status: 'unknown',
				isFinal: false,
				accepted: true,
				raw: having({ text: 'ENROUTE' }),
			}),
		],
	},
	{ ...getManyStatuses, shows: 'gives how it ended', given: delivered, output: DELIVERED },
	...(['keyValue', 'json', 'pipe', 'unrecognised'] as const).map((cancelReply): OperationCase => ({
		...cancel,
		shows: `reads the answer as ${cancelReply}`,
		async given(harness, isTwin) {
			harness.simulator.smsgo.changeSettings({ cancelReply });
			const { messageId } = await sent(harness, isTwin, '2031-01-01T00:00:00');
			return { messageId };
		},
		output: [having({ cancelled: cancelReply === 'unrecognised' ? null : true })],
		then({ simulator }, [result]) {
			expect(simulator.smsgo.messages()).toMatchObject([
				{ msgid: result?.['messageId'], cancelled: true },
			]);
		},
	})),
	{
		...cancel,
		shows: 'does not know of a message that has left',
		async given(harness, isTwin) {
			const { messageId } = await delivered(harness, isTwin);
			return { messageId };
		},
		output: [
			{
				messageId: anId,
				cancelled: null,
				reason:
					'smsgo answered with its unspecific code -1. Ask for the status of the message to see whether it was cancelled',
			},
		],
		then({ simulator }, [result]) {
			expect(simulator.smsgo.messages()).toMatchObject([
				{ msgid: result?.['messageId'], cancelled: false },
			]);
		},
	},
];
