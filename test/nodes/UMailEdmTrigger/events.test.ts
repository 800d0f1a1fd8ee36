import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, nextSecond, textOf } from './harness';

const harness = new UMailHarness().install();
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u;

test('the first poll reports nothing old, and neither does the second', async () => {
	const { id } = await sendTask(harness, 'a-click@x.example', 'b-notexist@x.example');
	const [task] = harness.simulator.umail.tasks();
	harness.simulator.umail.happen({ kind: 'open', taskId: id, email: 'a-click@x.example' });
	const listId = task?.listId ?? '';
	harness.simulator.umail.happen({ kind: 'unsubscribe', listId, email: 'a-click@x.example' });
	const poller = await activated(harness);
	await poller.tick();
	expect(poller.items).toEqual([]);
	expect(poller.failures).toEqual([]);
});

test('a task that has been sent', async () => {
	const poller = await activated(harness, { events: ['taskFinished'] });
	const { id } = await sendTask(harness, 'a@x.example');
	const [item, ...more] = await poller.tick();
	expect(more).toEqual([]);
	const [task] = harness.simulator.umail.tasks();
	expect(textOf(item, 'occurredAt')).toMatch(TIME);
	expect(item).toMatchObject({
		event: 'taskFinished',
		contactListId: task?.listId,
		taskId: id,
		email: null,
		dedupeKey: `taskFinished|${id}`,
		raw: { id, sendStatus: '3', sendCount: 1, listName: 'List' },
	});
	expect(await poller.tick()).toEqual([]);
});

test('a task that is only being sent, held or cancelled is not finished', async () => {
	const poller = await activated(harness, { events: ['taskFinished'] });
	const { id } = await sendTask(harness, 'a@x.example');
	for (const status of [-1, 2, -2, -3, 4, -4] as const) {
		harness.simulator.umail.setState(id, status);
		expect(await poller.tick()).toEqual([]);
	}
	harness.simulator.umail.setState(id, 3);
	expect(await poller.tick()).toMatchObject([{ event: 'taskFinished', taskId: id }]);
});

test('someone leaves a list', async () => {
	const { umail } = harness.simulator;
	const { listId } = umail.seedContacts({ count: 3 });
	const poller = await activated(harness, { events: ['unsubscribed'] });
	umail.happen({ kind: 'unsubscribe', listId, email: 'user2@bulk.example' });
	const [item, ...more] = await poller.tick();
	expect(more).toEqual([]);
	const time = textOf(item, 'occurredAt');
	expect(time).toMatch(TIME);
	expect(item).toEqual({
		event: 'unsubscribed',
		contactListId: listId,
		taskId: null,
		email: 'user2@bulk.example',
		occurredAt: time,
		dedupeKey: `unsubscribed|${listId}|${time}|user2@bulk.example`,
		raw: { time, address: 'user2@bulk.example' },
	});
	expect(await poller.tick()).toEqual([]);
});

test('someone opens a mail, and again', async () => {
	const { umail } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example', 'b@x.example');
	const poller = await activated(harness, { events: ['opened'] });
	umail.happen({ kind: 'open', taskId: id, email: 'a@x.example' });
	const [first, ...more] = await poller.tick();
	expect(more).toEqual([]);
	const emailId = umail.tracks()[0]?.users[0]?.emailId;
	expect(first).toMatchObject({
		event: 'opened',
		contactListId: umail.tasks()[0]?.listId,
		taskId: id,
		email: 'a@x.example',
		dedupeKey: `opened|${id}|${emailId}|1`,
		raw: { openTotal: 1, browser: 'Chrome 120' },
	});
	nextSecond(harness);
	umail.happen({ kind: 'open', taskId: id, email: 'a@x.example', times: 2 });
	expect(await poller.tick()).toMatchObject([
		{ email: 'a@x.example', dedupeKey: `opened|${id}|${emailId}|3`, raw: { openTotal: 3 } },
	]);
	expect(await poller.tick()).toEqual([]);
});

test('someone follows a link, and another', async () => {
	const { umail } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example');
	const poller = await activated(harness, { events: ['clicked'] });
	const click = { kind: 'click', taskId: id, email: 'a@x.example' } as const;
	umail.happen(click);
	expect(await poller.tick()).toMatchObject([
		{
			event: 'clicked',
			taskId: id,
			email: 'a@x.example',
			raw: { link: 'http://shop.example/a', clickTotal: 1 },
		},
	]);
	umail.happen({ ...click, link: 'http://shop.example/b' });
	expect(await poller.tick()).toMatchObject([{ raw: { link: 'http://shop.example/b' } }]);
	expect(await poller.tick()).toEqual([]);
	const keys = poller.items.map(({ dedupeKey }) => dedupeKey);
	expect(new Set(keys).size).toBe(2);
});

test('a mail does not arrive, each for its reason', async () => {
	const { umail } = harness.simulator;
	const { id } = await sendTask(harness, 'a@x.example', 'b@x.example', 'c-full@x.example');
	const poller = await activated(harness, { events: ['failed'] });
	umail.happen({ kind: 'fail', taskId: id, email: 'b@x.example', type: 3 });
	const date = umail.tasks()[0]?.ident.replace(/^(\d{4})(\d\d)(\d\d)-.*$/u, '$1-$2-$3');
	expect(await poller.tick()).toEqual([
		{
			event: 'failed',
			contactListId: umail.tasks()[0]?.listId,
			taskId: id,
			email: 'b@x.example',
			occurredAt: null,
			dedupeKey: `failed|${id}|userReject|b@x.example`,
			raw: { email: 'b@x.example', type: 'userReject', date },
		},
	]);
	umail.happen({ kind: 'fail', taskId: id, email: 'a@x.example', type: 2 });
	expect(await poller.tick()).toMatchObject([{ email: 'a@x.example', raw: { type: 'overQuota' } }]);
	expect(await poller.tick()).toEqual([]);
});

test('a task that is sent after the first poll has all its opens, clicks and failures', async () => {
	const poller = await activated(harness, { events: ['clicked', 'failed', 'opened'] });
	await sendTask(harness, 'a-click@x.example', 'b-open@x.example', 'c-reject@x.example');
	const items = await poller.tick();
	expect(
		items.map((item) => `${textOf(item, 'event')} ${textOf(item, 'email')}`).toSorted(),
	).toEqual([
		'clicked a-click@x.example',
		'failed c-reject@x.example',
		'opened a-click@x.example',
		'opened b-open@x.example',
	]);
	const times = items.map((item) => textOf(item, 'occurredAt')).filter((time) => time !== '');
	expect(times).toEqual(times.toSorted());
});

test('what does not change costs one small request for each task', async () => {
	await sendTask(harness, 'a-click@x.example', 'b-reject@x.example');
	const poller = await activated(harness);
	const before = harness.simulator.umail.requests().length;
	expect(await poller.tick()).toEqual([]);
	const endpoints = harness.simulator.umail.requests().slice(before);
	expect(endpoints.map(({ endpoint }) => endpoint).toSorted()).toEqual([
		'maillist-list',
		'overview',
		'task-list',
		// A first page that is short may not be all.
		'task-list',
		'unsubscribe-export',
	]);
});
