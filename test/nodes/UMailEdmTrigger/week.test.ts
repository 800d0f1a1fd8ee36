import type { IDataObject } from 'n8n-workflow';
import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { activated, textOf } from './harness';
import { Happened } from './happened';
import { randomNumbers } from './randomNumbers';

const harness = new UMailHarness().install();
const HOUR = 60 * 60_000;
const HOURS = 7 * 24;

// n8n's clock and the simulator's go on together; everything else keeps real time.
beforeEach(() => {
	jest.useFakeTimers({
		now: new Date('2026-03-02T08:00:00+08:00'),
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
});
afterEach(() => {
	jest.useRealTimers();
});

function wait(milliseconds: number): void {
	jest.setSystemTime(Date.now() + milliseconds);
	harness.simulator.clock.advance(0);
}

test.each([1, 2])('a week with restarts: nothing is lost or told twice (%i)', async (seed) => {
	const random = randomNumbers(seed);
	const { umail } = harness.simulator;
	const happened = new Happened(umail);
	const lists = ['a', 'b', 'c'].map(
		(name) => umail.seedContacts({ count: 200, address: `${name}{n}@list.example` }).listId,
	);
	happened.sent(await sendTask(harness, 'old-open@x.example', 'other@x.example'));
	happened.forget();
	const poller = await activated(harness);
	const counts = { restarts: 0, crashes: 0 };
	for (let hour = 0; hour < HOURS; hour++) {
		for (let times = random.below(4); times > 0; times--) happened.unsubscribe(lists, random);
		for (let times = random.below(4); times > 0; times--) happened.readMail(random);
		if (random.below(20) === 0) {
			const name = `h${hour}`;
			const task = await sendTask(harness, `${name}-click2@x.example`, `${name}-full@x.example`);
			happened.sent(task);
		}
		if (random.below(60) === 0) lists.push(happened.newList(hour));
		if (random.below(3) > 0) wait(HOUR);
		if (random.below(4) > 0) await poller.tick();
		if (random.below(12) === 0) {
			counts.restarts++;
			await poller.restart();
		}
		if (random.below(24) === 0) {
			counts.crashes++;
			await poller.crash();
		}
	}
	await poller.tick();
	expect(poller.failures).toEqual([]);
	expect(counts.restarts).toBeGreaterThan(5);
	expect(counts.crashes).toBeGreaterThan(2);
	expect(keysOf(poller.items)).toEqual([...new Set(keysOf(poller.items))]);
	expect(happened.compare(poller.items)).toEqual(happened.expected());
	expect(poller.items.length).toBeGreaterThan(200);
	expect(poller.stored.length).toBeLessThan(10_000);
});

function keysOf(items: readonly IDataObject[]): string[] {
	return items.map((item) => textOf(item, 'dedupeKey'));
}
