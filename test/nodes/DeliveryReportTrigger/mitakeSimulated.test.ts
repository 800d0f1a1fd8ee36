import type { IDataObject } from 'n8n-workflow';
import type { Receiver } from '../../operations/callbacks/receiver';
import { jsonOf, message, MitakeHarness, numbers } from '../MitakeMms/harness';
import { listen } from './harness';

const mitake = new MitakeHarness().install();

type Settings = Parameters<typeof mitake.simulator.mitake.changeSettings>[0];

/** A trigger whose URL Mitake's staff have registered. */
async function registered(settings: Settings = {}): Promise<Receiver> {
	const trigger = await listen({ events: ['mitakeMmsStatus'], options: { pathSecret: 'secret' } });
	const callbackUrl = trigger.urlOf('mitake-mms/secret');
	mitake.simulator.mitake.changeSettings({ callbackUrl, ...settings });
	return trigger;
}

/** Moves the simulator's clock and waits for what that sets off. */
async function advance(milliseconds: number): Promise<void> {
	mitake.simulator.clock.advance(milliseconds);
	await mitake.simulator.mitake.callbacksIdle();
}

/** Sends so many messages; gives what the node returned. */
async function send(count: number): Promise<IDataObject[]> {
	return jsonOf(await mitake.send(numbers(count).map((to) => message(to))));
}

/** The states that were reported of a message, in the order of their arrival. */
function statesOf(trigger: Receiver, { batchId, messageId }: IDataObject): unknown[] {
	return trigger.items
		.filter((item) => item['batchId'] === batchId && item['messageId'] === messageId)
		.map(({ status, isDuplicate }) => [status, isDuplicate]);
}

test('every state of every message arrives, and is found by batch and message ID', async () => {
	const trigger = await registered({
		callbacks: { messagesPerRequest: 7, maxConnections: 1 },
	});
	const sent = await send(40);
	await advance(3_000);
	for (const one of sent) {
		expect(statesOf(trigger, one)).toEqual([
			['sent', false],
			['delivered', false],
		]);
	}
	expect(trigger.items).toHaveLength(80);
	expect(mitake.simulator.mitake.callbacks()).toMatchObject({
		reports: { due: 12, acknowledged: 12 },
	});
});

test.each<Settings>([
	{ replyStyle: 'string', callbacks: { idStyle: 'quoted' } },
	{ replyStyle: 'doc' },
	{ callbacks: { contentType: 'text/plain' } },
	{ callbacks: { contentType: 'application/x-www-form-urlencoded' } },
	{ callbacks: { contentType: 'application/json; charset=UTF-8', omitPoint: true } },
	{ callbacks: { order: 'reversed', messagesPerRequest: 1 } },
	{ callbacks: { order: 'random', minCopies: 1, maxCopies: 4, maxConnections: 1 } },
	{ callbacks: { reportFirstStatus: true } },
	{ callbacks: { bodyStyle: 'list' } },
	{ callbacks: { bodyStyle: 'single', messagesPerRequest: 1 } },
])('%j: nothing is lost, and no first arrival is called a duplicate', async (settings) => {
	const trigger = await registered({
		...settings,
		callbacks: { ...settings.callbacks, reportsEnabled: false },
	});
	const sent = await send(20);
	mitake.simulator.clock.advance(3_000);
	mitake.simulator.mitake.releaseReports();
	await mitake.simulator.mitake.callbacksIdle();
	const states = settings.callbacks?.reportFirstStatus === true ? ['queued'] : [];
	for (const one of sent) {
		const firsts = trigger.items.filter(
			(item) =>
				item['messageId'] === one['messageId'] &&
				item['batchId'] === one['batchId'] &&
				item['isDuplicate'] === false,
		);
		expect(firsts.map(({ status }) => status).toSorted()).toEqual(
			['delivered', 'sent', ...states].toSorted(),
		);
	}
	const { reports } = mitake.simulator.mitake.callbacks();
	expect(reports.acknowledged).toBe(reports.due);
});

test('one out of order is passed on like any other', async () => {
	const trigger = await registered({
		callbacks: {
			...{ order: 'reversed', messagesPerRequest: 1, maxConnections: 1 },
			reportsEnabled: false,
		},
	});
	const [one = {}] = await send(1);
	mitake.simulator.clock.advance(3_000);
	mitake.simulator.mitake.releaseReports();
	await mitake.simulator.mitake.callbacksIdle();
	expect(statesOf(trigger, one)).toEqual([
		['delivered', false],
		['sent', false],
	]);
});

test('a report that n8n could not store is repeated until it has been', async () => {
	const trigger = await registered();
	const { store } = trigger;
	let failing = 0;
	trigger.store = async () => {
		failing++;
		await Promise.reject(new Error('the database is down'));
	};
	const sent = await send(3);
	await advance(3_000);
	expect(trigger.items).toEqual([]);
	await advance(10_000);
	trigger.store = store;
	await advance(60_000);
	expect(failing).toBe(2);
	for (const one of sent) {
		expect(statesOf(trigger, one)).toEqual([
			['sent', false],
			['delivered', false],
		]);
	}
	const before = trigger.items.length;
	await advance(3_600_000);
	expect(trigger.items).toHaveLength(before);
	expect(mitake.simulator.mitake.callbacks().reports).toMatchObject({ due: 1, acknowledged: 1 });
});

test('copies of one report: one is new, the others are marked', async () => {
	const trigger = await registered({
		callbacks: { minCopies: 3, maxCopies: 3, maxConnections: 1 },
	});
	const [one = {}] = await send(1);
	await advance(3_000);
	const states = statesOf(trigger, one);
	expect(states).toHaveLength(6);
	expect(states.filter((state) => JSON.stringify(state).includes('false')).toSorted()).toEqual([
		['delivered', false],
		['sent', false],
	]);
});

test('a state that no document has, and a message without a point', async () => {
	const trigger = await registered({ callbacks: { reportsEnabled: false } });
	const [one = {}] = await send(1);
	mitake.simulator.mitake.fireReports({ status: '3000', point: null });
	await mitake.simulator.mitake.callbacksIdle();
	expect(trigger.items).toMatchObject([
		{
			messageId: one['messageId'],
			status: 'unknown',
			isFinal: false,
			reason: "Mitake gave the state '3000', which is not known",
			points: null,
			raw: { code: '3000' },
		},
	]);
});

test('what is malformed is not acknowledged', async () => {
	const trigger = await registered();
	mitake.simulator.mitake.fireRaw(
		{ body: '{"messages":[' },
		{ body: '{"messages":[', contentType: 'text/plain' },
		{ body: '{}' },
	);
	await mitake.simulator.mitake.callbacksIdle();
	expect(trigger.executions).toEqual([]);
	expect(mitake.simulator.mitake.callbacks().raw).toMatchObject({ due: 3, acknowledged: 0 });
});
