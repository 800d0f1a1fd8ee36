import type { INodeParameters } from 'n8n-workflow';
import { runNode, type NodeOutput, type NodeRun } from '../../../engine/engine';
import type * as Fixtures from '../../fixtures';
import { to, type FakeVendor } from '../../fixtures';

export const MINUTES = 60;

let offset = 0;
const realNow = Date.now.bind(Date);

/** Lets so many minutes pass, for everybody in this test file. */
export function pass(minutes: number): void {
	offset += minutes * 60_000;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offset);
}

/** Begins the next window: the time that a test starts at is in no particular slice. */
export function passToSlice(minutes = MINUTES): void {
	const slice = (minutes * 60_000) / 2;
	pass((slice - (Date.now() % slice)) / 60_000);
}

let count = 0;

/** A text that no other test has sent: a process remembers. */
export const newText = (): string => `Text ${count++}`;

export const a = (index: number): string => to('accepted', index);

/** Sends a text to everyone, suppressing within an hour. */
export async function send(
	vendor: FakeVendor,
	recipients: readonly string[],
	text: string,
	options: INodeParameters = {},
	rest: Partial<NodeRun> = {},
): Promise<NodeOutput> {
	return await runNode({
		node: vendor.node(),
		parameters: {
			to: '={{ $json.to }}',
			text,
			options: { suppressWithin: MINUTES, ...options },
		},
		items: recipients.map((one) => ({ to: one })),
		...rest,
	});
}

export const statuses = ({ main }: NodeOutput): unknown[] => main.map(({ json }) => json['status']);

export const reasons = ({ main }: NodeOutput): unknown[] => main.map(({ json }) => json['reason']);

let other: typeof Fixtures | undefined;

/** A vendor in another process: a worker, or n8n after a restart. */
export function inAnotherProcess(): FakeVendor {
	jest.isolateModules(() => {
		// Texts are new in every test, so one is as good as many.
		other ??= jest.requireActual<typeof Fixtures>('../../fixtures');
	});
	if (other === undefined) throw new Error('the fixtures have not been loaded');
	return new other.FakeVendor();
}
