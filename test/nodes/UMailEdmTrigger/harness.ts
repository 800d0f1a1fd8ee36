import type { INodeParameters } from 'n8n-workflow';
import { UMailEdmTrigger } from '../../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';
import { Poller } from '../../operations/polling/poller';
import type { UMailHarness } from '../UMailEdm/harness';

export const EVENTS = ['clicked', 'failed', 'opened', 'taskFinished', 'unsubscribed'] as const;

/** The trigger, activated against the simulator. */
export async function activated(
	harness: UMailHarness,
	parameters: INodeParameters = {},
): Promise<Poller> {
	const poller = prepared(harness, parameters);
	await poller.activate();
	return poller;
}

/** The trigger before n8n has activated it. */
export function prepared(harness: UMailHarness, parameters: INodeParameters = {}): Poller {
	return new Poller({
		node: new UMailEdmTrigger(),
		parameters: { events: [...EVENTS], ...parameters },
		credentials: { uMailApi: harness.credential() },
	});
}

const SECOND = 1_000;

/** Lets the simulator's clock go on to the next second and a little, so that times differ. */
export function nextSecond({ simulator: { clock } }: UMailHarness): void {
	clock.advance(SECOND - (clock.now() % SECOND) + 1);
}
