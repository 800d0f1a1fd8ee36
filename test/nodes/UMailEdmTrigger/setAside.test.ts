import { NodeApiError } from 'n8n-workflow';
import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, nextSecond, prepared, textOf } from './harness';

const harness = new UMailHarness().install();
const umail = () => harness.simulator.umail;

async function tasks(count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let number = 0; number < count; number++) {
		ids.push((await sendTask(harness, 'a@x.example')).id);
	}
	return ids;
}

/** Opens of all tasks, of which those of the first so many cannot be read from now on. */
function openAll(ids: readonly string[], unreadable: number): void {
	nextSecond(harness);
	for (const taskId of ids) umail().happen({ kind: 'open', taskId, email: 'a@x.example' });
	if (unreadable === 0) return;
	umail().addFaults({ kind: 'truncated', endpoint: 'overview', times: unreadable });
}

const events = { events: ['opened', 'unsubscribed'] };

test('seven tasks that cannot be read keep no other, and no list, from being told', async () => {
	const ids = await tasks(9);
	const { listId } = umail().seedContacts({ count: 2 });
	const poller = await activated(harness, events);
	openAll(ids, 7);
	umail().happen({ kind: 'unsubscribe', listId, email: 'user1@bulk.example' });
	const told = await poller.tick();
	expect(told.map(({ event }) => event).toSorted()).toEqual(['opened', 'opened', 'unsubscribed']);
	// What was set aside is read again, and tells what happened meanwhile.
	const later = [...(await poller.tick()), ...(await poller.tick())];
	expect(later.map((item) => textOf(item, 'event'))).toEqual(Array(7).fill('opened'));
	expect(poller.failures).toEqual([]);
	expect(new Set(poller.items.map(({ taskId }) => taskId)).size).toBe(9 + 1);
});

test('they keep no workflow from being published', async () => {
	const ids = await tasks(2);
	umail().addFaults({ kind: 'truncated', endpoint: 'overview', times: 1 });
	const poller = await activated(harness, events);
	openAll(ids, 0);
	expect(await poller.tick()).toHaveLength(2);
});

test('a chosen task that cannot be read keeps no other from being told', async () => {
	const ids = await tasks(2);
	const poller = await activated(harness, { events: ['opened'], tasks: ids });
	nextSecond(harness);
	for (const taskId of ids) umail().happen({ kind: 'open', taskId, email: 'a@x.example' });
	umail().addFaults({ kind: 'truncated', endpoint: 'task-list', times: 1 });
	expect(await poller.tick()).toHaveLength(1);
	expect(await poller.tick()).toHaveLength(1);
	expect(poller.failures).toEqual([]);
});

test('where the list of tasks cannot be read, who leaves a list is told all the same', async () => {
	await tasks(1);
	const { listId } = umail().seedContacts({ count: 2 });
	const poller = await activated(harness, events);
	umail().happen({ kind: 'unsubscribe', listId, email: 'user1@bulk.example' });
	umail().addFaults({ kind: 'truncated', endpoint: 'task-list', times: 1 });
	expect(await poller.tick()).toMatchObject([{ event: 'unsubscribed' }]);
	umail().addFaults({ kind: 'truncated', endpoint: 'task-list', times: 1 });
	expect(await poller.tick()).toEqual([]);
	expect(poller.failures).toEqual([expect.any(NodeApiError)]);
	expect(String(poller.failures[0])).toContain('Polling the tasks: ');
});

test('where nothing can be read the poll says so', async () => {
	const { listId } = umail().seedContacts({ count: 2 });
	const poller = prepared(harness, { events: ['unsubscribed'], contactLists: [listId] });
	umail().addFaults({ kind: 'garbage', endpoint: 'unsubscribe-export', times: 1 });
	await expect(poller.activate()).rejects.toThrow(`Polling contact list ${listId}: `);
});

describe('what becomes visible late, with an older time', () => {
	test.each([2_000, 60_000])('is told: %d ms', async (lateMs) => {
		const { id } = await sendTask(harness, 'a@x.example', 'b@x.example');
		const { listId } = umail().seedContacts({ count: 3 });
		harness.simulator.clock.advance(120_000);
		const poller = await activated(harness, events);
		nextSecond(harness);
		const leave = { kind: 'unsubscribe', listId } as const;
		umail().happen(
			{ kind: 'open', taskId: id, email: 'a@x.example' },
			{ ...leave, email: 'user1@bulk.example' },
		);
		expect(await poller.tick()).toHaveLength(2);
		umail().happen(
			{ kind: 'open', taskId: id, email: 'b@x.example', lateMs },
			{ ...leave, email: 'user2@bulk.example', lateMs },
		);
		expect((await poller.tick()).map(({ email }) => email)).toEqual(
			expect.arrayContaining(['b@x.example', 'user2@bulk.example']),
		);
		expect(await poller.tick()).toEqual([]);
		expect(poller.items).toHaveLength(4);
	});
});

describe('a line of somebody who left, whose time cannot be read', () => {
	test.each(['day', 'reversed', 'comma', 'unix'] as const)(
		'is told without a time: %s',
		async (unsubscribeForm) => {
			umail().changeSettings({ unsubscribeForm });
			const { listId } = umail().seedContacts({ count: 4 });
			const leave = (number: number) => {
				umail().happen({ kind: 'unsubscribe', listId, email: `user${number}@bulk.example` });
			};
			leave(1);
			const poller = await activated(harness, { events: ['unsubscribed'] });
			expect(poller.items).toEqual([]);
			leave(2);
			const told = await poller.tick();
			expect(told).toMatchObject([{ email: 'user2@bulk.example', occurredAt: null }]);
			expect(textOf(told[0], 'dedupeKey')).toContain('user2@bulk.example');
			expect(await poller.tick()).toEqual([]);
			await poller.restart();
			leave(3);
			expect(await poller.tick()).toMatchObject([{ email: 'user3@bulk.example' }]);
		},
	);

	test('is told with it where it is only written in halves of a day', async () => {
		umail().changeSettings({ unsubscribeForm: 'halfDay' });
		const { listId } = umail().seedContacts({ count: 2 });
		const poller = await activated(harness, { events: ['unsubscribed'] });
		umail().happen({ kind: 'unsubscribe', listId, email: 'user1@bulk.example' });
		const [told] = await poller.tick();
		expect(textOf(told, 'occurredAt')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
	});

	test('is told beside others that have one', async () => {
		const { listId } = umail().seedContacts({ count: 3 });
		const poller = await activated(harness, { events: ['unsubscribed'] });
		umail().happen({ kind: 'unsubscribe', listId, email: 'user1@bulk.example' });
		await poller.tick();
		umail().changeSettings({ unsubscribeForm: 'unix' });
		// The format has changed for all of them: twice rather than never.
		umail().happen({ kind: 'unsubscribe', listId, email: 'user2@bulk.example' });
		expect(await poller.tick()).toHaveLength(2);
		expect(await poller.tick()).toEqual([]);
	});
});
