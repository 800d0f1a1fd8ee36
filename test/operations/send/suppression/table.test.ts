import fc from 'fast-check';
import {
	entriesOf,
	entryOf,
	longestFound,
	sliceAt,
} from '../../../../operations/send/suppression/slices';
import { runNode } from '../../../engine/engine';
import { ProcessedData } from '../../../engine/processedData';
import { FakeVendor, nodeOf, to } from '../../fixtures';
import {
	a,
	inAnotherProcess,
	MINUTES,
	newText,
	pass,
	passToSlice,
	reasons,
	send,
	statuses,
} from './world';

const table = new ProcessedData();

beforeAll(async () => {
	await table.install();
});

beforeEach(() => {
	table.reset();
});

const constraint = (): Error =>
	new Error('duplicate key value violates unique constraint "PK_ca04b9d8dc72de268fe07a65773"');

describe('another process, or this one after a restart', () => {
	it('finds in the table what was sent', async () => {
		const text = newText();
		await send(new FakeVendor(), [a(1)], text);
		const vendor = inAnotherProcess();
		const output = await send(vendor, [a(1), a(2)], text);
		expect(vendor.sent).toEqual([a(2)]);
		expect(statuses(output)).toEqual(['skipped', 'queued']);
		expect(reasons(output)[0]).toBe(
			"n8n has on record that this recipient was sent the same message in the last 60 minutes, which is 'Suppress Within (Minutes)', or up to 90",
		);
		expect(output.hints).toEqual([]);
	});

	it('finds it for all of the window, and no longer than half of it more', async () => {
		passToSlice();
		const text = newText();
		await send(new FakeVendor(), [a(1)], text);
		pass(MINUTES - 0.1);
		expect(statuses(await send(inAnotherProcess(), [a(1)], text))).toEqual(['skipped']);
		pass(30.2);
		expect(statuses(await send(inAnotherProcess(), [a(1)], text))).toEqual(['queued']);
	});

	it('is not kept from it for longer by having tried', async () => {
		passToSlice();
		const text = newText();
		await send(new FakeVendor(), [a(1)], text);
		for (let minutes = 10; minutes <= 80; minutes += 10) {
			pass(10);
			expect(statuses(await send(inAnotherProcess(), [a(1)], text))).toEqual(['skipped']);
		}
		pass(10.1);
		expect(statuses(await send(inAnotherProcess(), [a(1)], text))).toEqual(['queued']);
	});

	it.each(['rejected', 'notSent'] as const)('%s: finds nothing', async (end) => {
		const text = newText();
		await send(new FakeVendor(), [to(end), a(1)], text);
		const vendor = inAnotherProcess();
		vendor.changed.set(to(end), 'accepted');
		expect(statuses(await send(vendor, [to(end), a(1)], text))).toEqual(['queued', 'skipped']);
		expect(table.entries).toHaveLength(6);
	});

	it('unknown: finds it', async () => {
		const text = newText();
		await send(new FakeVendor(), [to('unknown')], text);
		expect(statuses(await send(inAnotherProcess(), [to('unknown')], text))).toEqual(['skipped']);
	});

	it('does not know what another node has sent', async () => {
		const text = newText();
		await send(new FakeVendor(), [a(1)], text);
		const output = await send(inAnotherProcess(), [a(1)], text, {}, { ids: { node: 'other' } });
		expect(statuses(output)).toEqual(['queued']);
		expect(new Set(table.calls.map(({ scope }) => scope))).toEqual(new Set(['node']));
	});

	it('finds what a long run has sent in a later slice than it began in', async () => {
		passToSlice();
		const text = newText();
		const vendor = new FakeVendor();
		vendor.onRequest = () => {
			pass(80);
		};
		await send(vendor, [a(1)], text);
		pass(MINUTES - 1);
		expect(statuses(await send(inAnotherProcess(), [a(1)], text))).toEqual(['skipped']);
	});

	it('is told no text and no account', async () => {
		await send(new FakeVendor(), [a(1)], 'A secret text');
		const [entry] = table.entries;
		expect(entry).toMatch(/^60 \d+ [\da-f]{32} 09\d{8}$/u);
	});
});

describe('the slices', () => {
	const minutes = fc.integer({ min: 1, max: 43_200 });
	const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
	const isFound = (sent: number, now: number, window: number) =>
		entriesOf('key', window, sliceAt(sent, window)).includes(
			entryOf('key', window, sliceAt(now, window)),
		);

	it('find every message that was sent within the window', () => {
		fc.assert(
			fc.property(
				minutes,
				instant,
				fc.double({ min: 0, max: 1, noNaN: true }),
				(window, sent, part) => {
					expect(isFound(sent, sent + Math.floor(part * window * 60_000), window)).toBe(true);
				},
			),
		);
	});

	it('find none that was sent half a window before that', () => {
		fc.assert(
			fc.property(minutes, instant, fc.nat(), (window, sent, more) => {
				const late = sent + longestFound(window) * 60_000 + more;
				expect(isFound(sent, late, window)).toBe(false);
			}),
		);
	});
});

describe('the calls', () => {
	it('are two for 10,000 recipients, and one where all were sent already', async () => {
		const many = Array.from({ length: 10_000 }, (_, index) => a(index));
		const text = newText();
		const vendor = new FakeVendor(500);
		await send(vendor, [many.join()], text);
		expect(vendor.sent).toHaveLength(10_000);
		expect(table.sizes('check')).toEqual([10_000, 20_000]);
		expect(table.entries).toHaveLength(30_000);
		table.calls.length = 0;
		const other = inAnotherProcess();
		const output = await send(other, [many.slice(0, 5_000).join(), many.slice(5_000).join()], text);
		expect(other.sent).toEqual([]);
		expect(new Set(statuses(output))).toEqual(new Set(['skipped']));
		expect(table.sizes('check')).toEqual([10_000]);
		await send(new FakeVendor(), [a(1)], newText());
		expect(table.entries).toHaveLength(30_000);
		expect(table.sizes('remove')).toEqual([]);
	});

	it('remove few at once', async () => {
		const many = Array.from({ length: 200 }, (_, index) => to('rejected', index));
		await send(new FakeVendor(50), many, newText());
		expect(table.sizes('remove')).toEqual([500, 100]);
		expect(table.entries).toEqual([]);
	});

	it('claim no more than may be sent to, and some', async () => {
		const many = Array.from({ length: 2_000 }, (_, index) => a(index)).join();
		await send(new FakeVendor(500), [many], newText(), { maxRecipients: 10 });
		expect(table.sizes('check')).toEqual([500, 1_000]);
		expect(table.entries).toHaveLength(30);
	});

	it('ask again when what was skipped has left room', async () => {
		const many = Array.from({ length: 1_200 }, (_, index) => a(index));
		const text = newText();
		await send(new FakeVendor(500), many.slice(0, 1_100), text);
		table.calls.length = 0;
		const vendor = inAnotherProcess();
		const output = await send(vendor, [many.join()], text, { maxRecipients: 600 });
		expect(vendor.sent).toHaveLength(100);
		expect(statuses(output).filter((status) => status === 'skipped')).toHaveLength(1_100);
		expect(table.sizes('check')).toEqual([600, 600, 200]);
	});

	it('of two executions lose nothing of each other', async () => {
		const text = newText();
		const numbers = Array.from({ length: 8 }, (_, index) => a(index));
		await Promise.all(numbers.map(async (one) => await send(new FakeVendor(), [one], text)));
		const output = await send(inAnotherProcess(), numbers, text);
		expect(statuses(output)).toEqual(numbers.map(() => 'skipped'));
	});
});

describe('a table that does not answer', () => {
	it('is asked again when another process has made the row at the same moment', async () => {
		const one = new FakeVendor();
		const other = inAnotherProcess();
		const text = newText();
		const outputs = await Promise.all([send(one, [a(1)], text), send(other, [a(2)], text)]);
		expect(outputs.flatMap(statuses)).toEqual(['queued', 'queued']);
		expect(outputs.flatMap(({ hints }) => hints)).toEqual([]);
		expect(table.sizes('check').length).toBeGreaterThan(4);
	});

	it('is asked four times about a constraint', async () => {
		table.failures = [constraint(), constraint(), constraint()];
		const output = await send(new FakeVendor(), [a(1)], newText());
		expect(output.hints).toEqual([]);
		expect(table.entries).toHaveLength(3);
	});

	it('is not asked again about anything else: it may have been written', async () => {
		table.down = new Error('Connection terminated unexpectedly');
		const vendor = new FakeVendor();
		const text = newText();
		const output = await send(vendor, [a(1)], text);
		expect(statuses(output)).toEqual(['queued']);
		expect(output.hints).toEqual([
			{
				message:
					"'Suppress Within (Minutes)' could not ask n8n's database, so the messages were compared only with what this n8n process has sent since it started",
				location: 'outputPane',
				type: 'warning',
			},
		]);
		expect(table.calls).toHaveLength(1);
		expect(statuses(await send(vendor, [a(1)], text))).toEqual(['skipped']);
		expect(vendor.sent).toEqual([a(1)]);
	});

	it('tells the log what the database said, and no number', async () => {
		table.down = new Error('database is down');
		const warned: unknown[][] = [];
		const { operation } = new FakeVendor();
		const node = nodeOf(operation, ({ logger }) => {
			jest.spyOn(logger, 'warn').mockImplementation((...said) => void warned.push(said));
		});
		const parameters = { to: a(1), text: newText(), options: { suppressWithin: 1 } };
		await runNode({ node, parameters });
		expect(warned).toEqual([["n8n's table of processed data did not answer: database is down"]]);
	});

	it('and cannot be rid of what was not sent is not in the way of its own retry', async () => {
		const vendor = new FakeVendor();
		const left = to('notSent', 7);
		vendor.onRequest = () => {
			table.failures = [new Error('down')];
			if (vendor.requests.length === 2) vendor.changed.set(left, 'accepted');
		};
		const output = await send(vendor, [left], newText(), {}, { retryOnFail: true });
		expect(vendor.sent).toEqual([left, left]);
		expect(statuses(output)).toEqual(['queued']);
	});

	it('is not missed where n8n has none', async () => {
		const vendor = new FakeVendor();
		const node = nodeOf(vendor.operation, ({ helpers }) => {
			Reflect.deleteProperty(helpers, 'checkProcessedAndRecord');
			Reflect.deleteProperty(helpers, 'removeProcessed');
		});
		const parameters = { to: a(1), text: newText(), options: { suppressWithin: 1 } };
		const outputs = [await runNode({ node, parameters }), await runNode({ node, parameters })];
		expect(outputs.flatMap(statuses)).toEqual(['queued', 'skipped']);
		expect(outputs.flatMap(({ hints }) => hints)).toEqual([]);
		expect(table.calls).toEqual([]);
	});
});
