import { NodeApiError } from 'n8n-workflow';
import type { Poller } from '../../operations/polling/poller';
import { byId, UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, prepared, textOf } from './harness';

const harness = new UMailHarness().install();
const onlyLists = { events: ['unsubscribed'] };

function lists(count: number): string[] {
	const { umail } = harness.simulator;
	return Array.from({ length: count }, () => umail.seedContacts({ count: 5 }).listId);
}

function leave(...ids: readonly string[]): void {
	const { umail } = harness.simulator;
	for (const listId of ids) {
		const email = umail.contacts(listId)[0]?.address ?? '';
		umail.happen({ kind: 'unsubscribe', listId, email });
	}
}

function listsOf(items: Awaited<ReturnType<Poller['tick']>>): string[] {
	return items.map((item) => textOf(item, 'contactListId')).toSorted();
}

test('what n8n had not stored when it ended comes again, with the same keys', async () => {
	const ids = lists(2);
	const poller = await activated(harness, onlyLists);
	leave(...ids);
	const lost = await poller.crash();
	expect(lost).toHaveLength(2);
	await poller.restart();
	expect(poller.items).toEqual(lost);
	expect(await poller.tick()).toEqual([]);
});

test('what happened while n8n was not running is reported when it is again', async () => {
	const ids = lists(2);
	const poller = await activated(harness, onlyLists);
	leave(...ids);
	const later = lists(1);
	leave(...later);
	await poller.restart();
	expect(listsOf(poller.items)).toEqual([...ids, ...later].toSorted());
});

test('a first poll that does not reach the gateway keeps the workflow from being published', async () => {
	lists(1);
	harness.simulator.umail.changeSettings({ alive: false });
	const poller = prepared(harness, onlyLists);
	await expect(poller.activate()).rejects.toThrow('Polling the contact lists: ');
	expect(poller.stored).toBe('{}');
});

test('a poll that does not reach the gateway says so and moves nothing', async () => {
	const ids = lists(2);
	const poller = await activated(harness, onlyLists);
	leave(...ids);
	harness.simulator.umail.changeSettings({ alive: false });
	expect(await poller.tick()).toEqual([]);
	expect(poller.failures).toEqual([expect.any(NodeApiError)]);
	harness.simulator.umail.changeSettings({ alive: true });
	expect(listsOf(await poller.tick())).toEqual(ids);
});

test.each(['dead', 'resetAfter', 'halfBody', 'html', 'truncated', 'garbage'] as const)(
	'a gateway that goes away in the middle (%s): what was read is reported, the rest later',
	async (kind) => {
		const ids = lists(4);
		const poller = await activated(harness, onlyLists);
		leave(...ids);
		const fault = { kind, endpoint: 'unsubscribe-export', skip: 2, times: 2 };
		harness.simulator.umail.addFaults(fault);
		const before = await poller.tick();
		const after = await poller.tick();
		expect(poller.failures).toEqual([]);
		if (kind !== 'truncated') expect(before).toHaveLength(2);
		expect(listsOf([...before, ...after])).toEqual(ids);
	},
);

test('where nothing could be read that is new, the poll says which list it was', async () => {
	lists(2);
	const poller = await activated(harness, onlyLists);
	harness.simulator.umail.addFaults({ kind: 'html', endpoint: 'unsubscribe-export' });
	await poller.tick();
	expect(poller.failures).toHaveLength(1);
	expect(poller.failures[0]).toBeInstanceOf(NodeApiError);
	expect(String(poller.failures[0])).toMatch(/Polling contact list \d+: /u);
});

test('a list that does not answer keeps no other from being read', async () => {
	const ids = lists(30);
	const poller = await activated(harness, onlyLists);
	harness.simulator.umail.addFaults({ kind: 'html', endpoint: 'unsubscribe-export', times: 1 });
	leave(...ids);
	expect(await poller.tick()).toHaveLength(29);
	expect(await poller.tick()).toHaveLength(1);
});

test('a gateway that has gone is not asked for every list', async () => {
	lists(60);
	const poller = await activated(harness, onlyLists);
	const before = harness.simulator.umail.requests().length;
	harness.simulator.umail.addFaults({ kind: 'dead', endpoint: 'unsubscribe-export', times: 0 });
	await poller.tick();
	expect(poller.failures).toHaveLength(1);
	expect(harness.simulator.umail.requests().length - before).toBeLessThan(12);
});

test('a password that is refused says so', async () => {
	lists(1);
	const poller = await activated(harness, onlyLists);
	harness.simulator.umail.changeAccount({ password: 'Another-1' });
	await poller.tick();
	expect(poller.failures).toMatchObject([
		{
			message: 'Polling the contact lists: U-Mail refused the account or its password',
			failure: { cause: 'credential-invalid' },
		},
	]);
	expect(JSON.stringify(poller.failures)).not.toContain('Edm-Demo');
});

describe('a list that is deleted', () => {
	test('takes nothing else with it where all are watched', async () => {
		const [gone = '', ...others] = lists(3);
		const poller = await activated(harness, onlyLists);
		leave(gone, ...others);
		await harness.run('contactList.delete', { contactList: byId(gone) });
		expect(listsOf(await poller.tick())).toEqual(others);
		expect(poller.failures).toEqual([]);
	});

	test('takes nothing else with it where it was chosen', async () => {
		const [gone = '', other = ''] = lists(2);
		const poller = await activated(harness, { ...onlyLists, contactLists: [gone, other] });
		await harness.run('contactList.delete', { contactList: byId(gone) });
		leave(other);
		expect(listsOf(await poller.tick())).toEqual([other]);
		expect(await poller.tick()).toEqual([]);
		await poller.restart();
		expect(poller.failures).toEqual([]);
	});

	test('is forgotten after a week, and not before', async () => {
		const [gone = '', other = ''] = lists(2);
		const poller = await activated(harness, onlyLists);
		await harness.run('contactList.delete', { contactList: byId(gone) });
		leave(other);
		await poller.tick();
		expect(poller.stored).toContain(`"${gone}":`);
		const inAWeek = Date.now() + 7 * 24 * 60 * 60_000 + 1;
		const clock = jest.spyOn(Date, 'now').mockReturnValue(inAWeek);
		leave(other);
		await poller.tick();
		clock.mockRestore();
		expect(poller.items).toHaveLength(2);
		expect(poller.stored).not.toContain(`"${gone}":`);
	});
});

test('a chosen list or task that is not there keeps the workflow from being published', async () => {
	lists(1);
	const noList = prepared(harness, { ...onlyLists, contactLists: ['999'] });
	await expect(noList.activate()).rejects.toThrow(/^Polling contact list 999: /u);
	const noTask = prepared(harness, { events: ['opened'], tasks: ['999'] });
	await expect(noTask.activate()).rejects.toThrow(/^Polling task 999: /u);
});

test('a chosen task that is deleted takes nothing else with it', async () => {
	const { umail } = harness.simulator;
	const gone = await sendTask(harness, 'a@x.example');
	const other = await sendTask(harness, 'a@x.example');
	const poller = await activated(harness, { events: ['opened'], tasks: [gone.id, other.id] });
	await harness.run('task.delete', { task: byId(gone.id) });
	umail.happen({ kind: 'open', taskId: other.id, email: 'a@x.example' });
	expect(await poller.tick()).toMatchObject([{ taskId: other.id }]);
	expect(await poller.tick()).toEqual([]);
	expect(poller.failures).toEqual([]);
});

test('a poll that begins while another is under way does nothing', async () => {
	const ids = lists(3);
	const poller = await activated(harness, onlyLists);
	leave(...ids);
	harness.simulator.umail.changeSettings({ latencyMs: 50 });
	await Promise.all([poller.tick(), poller.tick()]);
	expect(listsOf(poller.items)).toEqual(ids);
});
