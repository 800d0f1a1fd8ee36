import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, prepared } from './harness';

const harness = new UMailHarness().install();

test('Fetch Test Event shows the newest of each event, new or not', async () => {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 30 });
	for (let number = 1; number <= 20; number++) {
		umail.happen({ kind: 'unsubscribe', listId, email: `user${number}@bulk.example` });
		clock.advance(1_000);
	}
	await sendTask(harness, 'a-click@x.example', 'b-notexist@x.example');
	const items = await prepared(harness).fetchExample();
	const events = new Set(items.map(({ event }) => event));
	expect([...events].toSorted()).toEqual([
		'clicked',
		'failed',
		'opened',
		'taskFinished',
		'unsubscribed',
	]);
	const left = items.filter(({ event }) => event === 'unsubscribed');
	expect(left.map(({ email }) => email)).toEqual(
		[16, 17, 18, 19, 20].map((number) => `user${number}@bulk.example`),
	);
});

test('it moves no mark', async () => {
	const { umail } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 3 });
	const poller = await activated(harness, { events: ['unsubscribed'] });
	const { stored } = poller;
	umail.happen({ kind: 'unsubscribe', listId, email: 'user1@bulk.example' });
	expect(await poller.fetchExample()).toHaveLength(1);
	expect(poller.stored).toBe(stored);
	expect(await poller.tick()).toHaveLength(1);
});

test('where there is nothing to show, it says so', async () => {
	harness.simulator.umail.seedContacts({ count: 1 });
	await expect(prepared(harness).fetchExample()).rejects.toThrow(
		'There is no example of these events yet',
	);
});

test('where the gateway cannot be reached, or a chosen list is not there, it says so', async () => {
	const chosen = prepared(harness, { events: ['unsubscribed'], contactLists: ['999'] });
	await expect(chosen.fetchExample()).rejects.toThrow(/^Polling contact list 999: /u);
	harness.simulator.umail.changeSettings({ alive: false });
	await expect(prepared(harness).fetchExample()).rejects.toThrow(/^Polling the tasks: /u);
});
