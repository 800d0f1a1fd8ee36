import { UMailEdmTrigger } from '../../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';
import { sendTask } from '../../nodes/UMailEdm/sentTask';
import { Poller } from '../../operations/polling/poller';
import { CanaryUMail } from '../gateways/umail';
import { errorOf, saidIn, type Looked } from './look';
import type { Kind, Subject } from './subject';
import { once } from './words';
import { visibleText } from './visibleText';
import type { World } from './World';

const ANN = 'ann@read.example';

/** What happens between two polls, for each event. */
const happens: Readonly<Record<string, (world: World) => Promise<() => Promise<void> | void>>> = {
	async taskFinished({ simulator }) {
		const umail = new CanaryUMail(simulator);
		await sendTask(umail, ANN);
		return async () => {
			await sendTask(umail, ANN);
		};
	},
	opened: async (world) => await toTask(world, 'open'),
	clicked: async (world) => await toTask(world, 'click'),
	failed: async (world) => await toTask(world, 'fail'),
	unsubscribed({ simulator: { umail } }) {
		const { listId } = umail.seedContacts({ count: 3 });
		return Promise.resolve(() => {
			umail.happen({ kind: 'unsubscribe', listId, email: 'user2@bulk.example' });
		});
	},
};

async function toTask({ simulator }: World, kind: 'open' | 'click' | 'fail'): Promise<() => void> {
	const { id } = await sendTask(new CanaryUMail(simulator), ANN);
	return () => {
		simulator.umail.happen({ kind, taskId: id, email: ANN });
	};
}

function pollSubject(event: string, kind: Kind, hits: RegExp, part: string): Subject {
	return {
		name: `uMailEdmTrigger ${event} (${part})`,
		gateway: 'umail',
		kind,
		hits,
		async prepare(world, { timeout }) {
			const { proxy } = world;
			const happen = await happens[event]?.(world);
			const credentials = { uMailApi: world.credential('umail', proxy.origin) };
			const poller = new Poller({
				node: new UMailEdmTrigger(),
				parameters: { events: [event], options: { timeout } },
				credentials,
			});
			await poller.activate();
			await happen?.();
			return {
				async run({ origin }) {
					if (origin === proxy.origin) {
						const items = await poller.tick();
						return look(items, poller.failures.at(-1));
					}
					// Another host is another account: the trigger begins anew.
					const moved = { uMailApi: world.credential('umail', origin) };
					try {
						await poller.restart({ credentials: moved });
						return look([], undefined);
					} catch (error) {
						return look([], error);
					}
				},
				async again(own) {
					if (poller.current.credentials !== credentials && own === proxy.origin) {
						await poller.restart({ credentials });
					}
					await poller.tick();
					const count = poller.items.length;
					return count === 1 ? undefined : `told ${count} times`;
				},
			};
		},
	};
}

function look(items: readonly object[], error: unknown): Looked {
	const text = visibleText([items, error]);
	return {
		error: errorOf(error),
		items: once(items.map(() => 'done')),
		routed: [],
		hasHint: false,
		says: saidIn(text),
		text,
	};
}

/** Each event of the trigger: the request for what there is, and the one for what is new in it. */
export const uMailEdmTrigger: readonly Subject[] = [
	pollSubject('taskFinished', 'poll', /task-list/u, 'the tasks'),
	pollSubject('opened', 'poll', /task-list/u, 'the tasks'),
	pollSubject('opened', 'pollSource', /do=overview/u, 'the totals of a task'),
	pollSubject('opened', 'pollSource', /open-detail/u, 'who it was'),
	pollSubject('clicked', 'pollSource', /click-detail/u, 'who it was'),
	// One for each reason for which mail fails.
	{
		...pollSubject('failed', 'pollSource', /failexport/u, 'the addresses that failed'),
		requests: 7,
	},
	pollSubject('unsubscribed', 'poll', /maillist-list/u, 'the contact lists'),
	pollSubject('unsubscribed', 'pollSource', /unsubscribe-export/u, 'who has left'),
];
