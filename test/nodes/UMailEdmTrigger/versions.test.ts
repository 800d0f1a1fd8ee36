import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { Poller } from '../../operations/polling/poller';
import { UMailEdmTrigger } from '../../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';
import { EVENTS, textOf } from './harness';

const harness = new UMailHarness().install();

test('on n8n 1.x, which has neither an egress filter nor a budget, it does the same', async () => {
	const poller = new Poller({
		node: new UMailEdmTrigger(),
		parameters: { events: [...EVENTS] },
		credentials: { uMailApi: harness.credential() },
		isVersion1: true,
	});
	await poller.activate();
	await sendTask(harness, 'a-click@x.example');
	const events = (await poller.tick()).map((item) => textOf(item, 'event'));
	expect(events.toSorted()).toEqual(['clicked', 'opened', 'taskFinished']);
});

test('what does not fit into the time of a poll is left to the next ones', async () => {
	const { umail } = harness.simulator;
	const ids = Array.from({ length: 20 }, () => umail.seedContacts({ count: 3 }).listId);
	const leave = (email: string) => {
		umail.happen(...ids.map((listId) => ({ kind: 'unsubscribe', listId, email }) as const));
	};
	leave('user1@bulk.example');
	// Time passes by requests: whatever else the machine does, six of them are what a poll has time for.
	jest.spyOn(performance, 'now').mockImplementation(() => umail.requests().length * 1_000);
	const poller = new Poller({
		node: new UMailEdmTrigger(),
		parameters: { events: ['unsubscribed'] },
		credentials: { uMailApi: harness.credential() },
		budget: 10_000,
	});
	await poller.activate();
	expect(poller.stored).toContain('"next":"unsubscribed ');
	for (let polls = 0; polls < 6; polls++) await poller.tick();
	expect(poller.items).toEqual([]);
	leave('user2@bulk.example');
	const counts: number[] = [];
	while (counts.length < 20 && poller.items.length < ids.length) {
		counts.push((await poller.tick()).length);
	}
	jest.restoreAllMocks();
	expect(counts.length).toBeGreaterThan(1);
	expect(poller.failures).toEqual([]);
	const told = poller.items.map((item) => textOf(item, 'contactListId'));
	expect(told.toSorted()).toEqual(ids.toSorted());
});

test("it keeps to what the instance's owner allows nodes to reach", async () => {
	const poller = new Poller({
		node: new UMailEdmTrigger(),
		parameters: { events: ['unsubscribed'] },
		credentials: { uMailApi: harness.credential() },
		egressFilter: {
			validateUrl: async () =>
				await Promise.resolve({ ok: false, error: new Error('That address is not allowed') }),
			createSecureLookup: () => () => {
				throw new Error('nothing is looked up');
			},
		},
	});
	await expect(poller.activate()).rejects.toThrow(/^Polling the contact lists: /u);
	expect(harness.simulator.umail.requests()).toEqual([]);
});
