import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { UMailEdmTrigger } from '../../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';
import { Poller } from '../../operations/polling/poller';
import { taskParameters } from '../UMailEdm/cases/task';
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

const DAY = 24 * 60 * 60_000;

/** Plans so many tasks, one for each day from the twentieth on. */
export async function scheduleTasks(harness: UMailHarness, count: number): Promise<void> {
	const parameters = await taskParameters(harness);
	const { errors, error } = await harness.run(
		'task.create',
		{ ...parameters, sendTime: '={{ $json.sendTime }}' },
		{
			items: Array.from({ length: count }, (_, index) => ({
				sendTime: new Date(Date.now() + (20 + index) * DAY).toISOString(),
			})),
		},
	);
	expect([errors, error]).toEqual([[], undefined]);
}

/** A field of an item that holds text; empty where it holds none. */
export function textOf(json: IDataObject | undefined, name: string): string {
	const value = json?.[name];
	return typeof value === 'string' ? value : '';
}

const SECOND = 1_000;

/** Lets the simulator's clock go on to the next second and a little, so that times differ. */
export function nextSecond({ simulator: { clock } }: UMailHarness): void {
	clock.advance(SECOND - (clock.now() % SECOND) + 1);
}
