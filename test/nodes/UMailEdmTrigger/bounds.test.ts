import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, nextSecond, scheduleTasks } from './harness';

const harness = new UMailHarness().install();
const onlyLists = { events: ['unsubscribed'] };

/** So many people leave the list, in the second that it is. */
function leave(listId: string, first: number, count: number): void {
	const { umail } = harness.simulator;
	for (let number = first; number < first + count; number++) {
		umail.happen({ kind: 'unsubscribe', listId, email: `user${number}@bulk.example` });
	}
}

test('10,000 who left over time come once, and what is kept of them is those of some minutes', async () => {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 10_002 });
	const poller = await activated(harness, onlyLists);
	for (let number = 1; number <= 10_000; number += 4) {
		leave(listId, number, 4);
		clock.advance(1_000);
	}
	expect(await poller.tick()).toHaveLength(10_000);
	expect(new Set(poller.items.map(({ email }) => email)).size).toBe(10_000);
	expect(poller.stored.length).toBeLessThan(7_000);
	await poller.restart();
	leave(listId, 10_001, 1);
	expect(await poller.tick()).toMatchObject([{ email: 'user10001@bulk.example' }]);
});

test('10,000 who left in the same second come once, and what is kept of them is one line', async () => {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 10_002 });
	const poller = await activated(harness, onlyLists);
	nextSecond(harness);
	const now = jest.spyOn(clock, 'now').mockReturnValue(clock.now());
	leave(listId, 1, 10_000);
	expect(await poller.tick()).toHaveLength(10_000);
	expect(poller.stored.length).toBeLessThan(600);
	expect(await poller.tick()).toEqual([]);
	// One more in that very second: which one it is cannot be told, so all of that second come again.
	leave(listId, 10_001, 1);
	expect(await poller.tick()).toHaveLength(10_001);
	expect(await poller.tick()).toEqual([]);
	now.mockRestore();
	nextSecond(harness);
	leave(listId, 10_002, 1);
	expect(await poller.tick()).toMatchObject([{ email: 'user10002@bulk.example' }]);
});

test('one who leaves in the second that has just been read is neither lost nor told twice', async () => {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 10 });
	const poller = await activated(harness, onlyLists);
	nextSecond(harness);
	const now = jest.spyOn(clock, 'now').mockReturnValue(clock.now());
	for (let number = 1; number <= 5; number++) {
		leave(listId, number, 1);
		expect(await poller.tick()).toMatchObject([{ email: `user${number}@bulk.example` }]);
		await poller.restart();
	}
	now.mockRestore();
	expect(poller.items).toHaveLength(5);
	expect(new Set(poller.items.map(({ occurredAt }) => occurredAt)).size).toBe(1);
});

test('a mail that is opened again in the second that has just been read is told again', async () => {
	const { umail, clock } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example', 'b@x.example');
	const poller = await activated(harness, { events: ['opened'] });
	nextSecond(harness);
	const now = jest.spyOn(clock, 'now').mockReturnValue(clock.now());
	const open = { kind: 'open', taskId: id } as const;
	umail.happen({ ...open, email: 'a@x.example' });
	expect(await poller.tick()).toHaveLength(1);
	umail.happen({ ...open, email: 'a@x.example' }, { ...open, email: 'b@x.example' });
	expect(await poller.tick()).toMatchObject([{ raw: { openTotal: 2 } }, { raw: { openTotal: 1 } }]);
	now.mockRestore();
	expect(await poller.tick()).toEqual([]);
});

test('an export in GB18030 with CRLF is read like any other', async () => {
	const { umail } = harness.simulator;
	umail.changeSettings({ exportCharset: 'gb18030', exportLineEnding: 'CRLF' });
	const { listId } = umail.seedContacts({ count: 2 });
	const poller = await activated(harness, onlyLists);
	leave(listId, 1, 2);
	expect(await poller.tick()).toHaveLength(2);
});

test('what is kept does not grow with the recipients of a task', async () => {
	const { umail } = harness.simulator;
	const poller = await activated(harness);
	const addresses = Array.from({ length: 300 }, (_, index) => [
		`a${index}-click@x.example`,
		`b${index}-notexist@x.example`,
	]);
	await sendTask(harness, ...addresses.flat());
	expect(await poller.tick()).toHaveLength(1 + 3 * 300);
	expect(umail.tasks()).toHaveLength(1);
	expect(poller.stored.length).toBeLessThan(6_000);
	expect(await poller.tick()).toEqual([]);
});

test('a task is watched for some days after its sending, and then no longer', async () => {
	const { umail } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example');
	const poller = await activated(harness, { events: ['opened'], options: { trackDays: 2 } });
	const start = Date.now();
	const clock = jest.spyOn(Date, 'now');
	const days = 24 * 60 * 60_000;
	clock.mockReturnValue(start + days);
	umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	expect(await poller.tick()).toHaveLength(1);
	clock.mockReturnValue(start + 4 * days);
	umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	expect(await poller.tick()).toEqual([]);
	clock.mockRestore();
});

test('an account with many tasks is asked for those of the days that are watched', async () => {
	const { umail } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example');
	await scheduleTasks(harness, 220);
	expect(umail.tasks()).toHaveLength(221);
	const before = umail.requests().length;
	const poller = await activated(harness, { events: ['opened'], options: { trackDays: 3 } });
	const asked = umail
		.requests()
		.slice(before)
		.filter(({ endpoint }) => endpoint === 'task-list');
	// Behind a day with tasks one page more: a short one may not be all.
	expect(asked).toHaveLength(1 + 1 + 5 + 1);
	umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	expect(await poller.tick()).toMatchObject([{ event: 'opened', taskId: id }]);
});
