import type { Receiver } from '../receiver';
import { updatesOf } from './harness';
import { harness } from './started';

/** Whom Mitake calls back in the test file that imports this: a new one for each test. */
export let receiver: Receiver;

beforeEach(async () => {
	receiver = await harness.register();
});

/** The updates of all reports so far. */
export const updates = () => receiver.calls.flatMap(updatesOf);
export const statuses = () => updates().map(({ status }) => status);
