import { newTask } from '../UMailEdm/cases/task';
import { byId, UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, nextSecond, prepared } from './harness';

const harness = new UMailHarness().install();

/** Someone leaves each of these lists. */
function leave(...lists: readonly string[]): void {
	const { umail } = harness.simulator;
	for (const listId of lists) {
		const [contact] = umail.contacts(listId);
		umail.happen({ kind: 'unsubscribe', listId, email: contact?.address ?? '' });
	}
}

function newList(): string {
	return harness.simulator.umail.seedContacts({ count: 5 }).listId;
}

/** The endpoints that have been asked since the first `skipped` requests. */
function askedSince(skipped: number): (string | null)[] {
	const requests = harness.simulator.umail.requests().slice(skipped);
	return [...new Set(requests.map(({ endpoint }) => endpoint))].toSorted();
}

test('only the chosen lists are read', async () => {
	const [first, second, third] = [newList(), newList(), newList()];
	const poller = await activated(harness, {
		events: ['unsubscribed'],
		contactLists: [first, third],
	});
	leave(first, second, third);
	const items = await poller.tick();
	expect(items.map(({ contactListId }) => contactListId).toSorted()).toEqual([first, third]);
	expect(askedSince(0)).toEqual(['unsubscribe-export']);
});

test('only the chosen tasks are read', async () => {
	const tasks = [await sendTask(harness, 'a@x.example'), await sendTask(harness, 'a@x.example')];
	const chosen = tasks[1]?.id ?? '';
	const poller = await activated(harness, { events: ['opened'], tasks: [chosen] });
	for (const { id } of tasks) {
		harness.simulator.umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	}
	expect(await poller.tick()).toMatchObject([{ event: 'opened', taskId: chosen }]);
});

test('only tasks that were sent to the chosen lists are read', async () => {
	const { umail } = harness.simulator;
	const tasks = [await sendTask(harness, 'a@x.example'), await sendTask(harness, 'a@x.example')];
	const listId = umail.tasks()[1]?.listId ?? '';
	const poller = await activated(harness, { events: ['opened'], contactLists: [listId] });
	for (const { id } of tasks) umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	expect(await poller.tick()).toMatchObject([{ contactListId: listId, taskId: tasks[1]?.id }]);
});

test.each([
	['numbers', (ids: string[]) => `={{ [${ids.join(',')}] }}`],
	['text with commas', (ids: string[]) => `={{ '${ids.join(', ')}' }}`],
	['a number', ([id = '']: string[]) => `={{ ${id} }}`],
])('IDs can be %s from an expression', async (_what, expression) => {
	const ids = [newList(), newList()];
	const contactLists = expression(ids);
	const poller = await activated(harness, { events: ['unsubscribed'], contactLists });
	leave(...ids);
	const lists = (await poller.tick()).map(({ contactListId }) => contactListId);
	expect(lists).toEqual(contactLists.includes(',') ? ids : ids.slice(0, 1));
});

test('what is no ID is refused before anything is asked', async () => {
	const poller = prepared(harness, { events: ['unsubscribed'], contactLists: ['VIP'] });
	await expect(poller.activate()).rejects.toThrow(
		"'Contact List Names or IDs' is 'VIP', which is not an ID: digits",
	);
	expect(harness.simulator.umail.requests()).toEqual([]);
});

test('only what an event needs is asked', async () => {
	await sendTask(harness, 'a@x.example');
	const before = harness.simulator.umail.requests().length;
	await activated(harness, { events: ['taskFinished'] });
	expect(askedSince(before)).toEqual(['task-list']);
});

test('a chosen task that has not begun reports all that it has once it has begun', async () => {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 1, address: 'a@x.example' });
	const waiting = await newTask(harness, {
		contactList: byId(listId),
		sendStatus: 'hold',
		additionalFields: { trackStatus: 'opensAndClicks' },
	});
	const events = ['opened', 'taskFinished', 'failed'];
	const poller = await activated(harness, { events, tasks: [waiting] });
	expect(await poller.tick()).toEqual([]);
	umail.setState(waiting, 2);
	umail.happen({ kind: 'open', taskId: waiting, email: 'a@x.example' });
	umail.happen({ kind: 'fail', taskId: waiting, email: 'a@x.example' });
	clock.advance(120_000);
	const told = (await poller.tick()).map(({ event }) => event);
	expect(told.toSorted()).toEqual(['failed', 'opened', 'taskFinished']);
});

test('a list that is chosen later, or an event, reports nothing old', async () => {
	const [first, second] = [newList(), newList()];
	const poller = await activated(harness, { events: ['unsubscribed'], contactLists: [first] });
	leave(second);
	const parameters = { ...poller.current.parameters, contactLists: [first, second] };
	await poller.restart({ parameters });
	expect(poller.items).toEqual([]);
	leave(second);
	expect(await poller.tick()).toMatchObject([{ contactListId: second }]);
	await poller.restart({ parameters: { ...parameters, contactLists: [] } });
	const third = newList();
	leave(third);
	nextSecond(harness);
	expect(await poller.tick()).toMatchObject([{ contactListId: third }]);
	const { id } = await sendTask(harness, 'a-open@x.example');
	await poller.restart({
		parameters: { ...parameters, contactLists: [], events: ['opened', 'unsubscribed'] },
	});
	expect(poller.items).toHaveLength(2);
	harness.simulator.umail.happen({ kind: 'open', taskId: id, email: 'a-open@x.example' });
	expect(await poller.tick()).toMatchObject([{ event: 'opened' }]);
});

test('from chosen lists to all, the others report nothing old', async () => {
	const [first, second] = [newList(), newList()];
	const parameters = { events: ['unsubscribed'], contactLists: [first] };
	const poller = await activated(harness, parameters);
	leave(second);
	await poller.restart({ parameters: { ...parameters, contactLists: [] } });
	leave(first);
	expect(await poller.tick()).toMatchObject([{ contactListId: first }]);
	expect(poller.items).toHaveLength(1);
});

test('another account begins anew', async () => {
	const list = newList();
	const poller = await activated(harness, { events: ['unsubscribed'] });
	leave(list);
	harness.simulator.umail.changeAccount({ username: 'other' });
	await poller.restart({ credentials: { uMailApi: harness.credential({ username: 'other' }) } });
	expect(poller.items).toEqual([]);
	leave(list);
	expect(await poller.tick()).toHaveLength(1);
});
