import { send, valuesOf, type Parameters } from './client';
import { Receiver } from './receiver';
import { simulator } from './started';

/** Whom smsgo calls back in the test file that imports this: a new one for each test. */
export let receiver: Receiver;

beforeEach(async () => {
	receiver = await Receiver.start();
});
afterEach(async () => {
	await receiver.close();
});

/** Sends a message that asks for reports; returns its id. */
export async function sendReported(parameters: Parameters = {}): Promise<string> {
	const { body } = await send(simulator, { response: `${receiver.url}/hook`, ...parameters });
	return valuesOf(body)['msgid'] ?? '';
}

/** Moves the clock on and waits for what that sets off. */
export async function advance(ms: number): Promise<void> {
	simulator.clock.advance(ms);
	await simulator.smsgo.callbacksIdle();
}

/** The query strings of the calls so far. */
export const queries = () => receiver.calls.map(({ query }) => query);
