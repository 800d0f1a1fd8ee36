import { setTimeout as sleep } from 'node:timers/promises';
import {
	claim,
	forget,
	settleClaim,
	type Claim,
} from '../../../../operations/send/suppression/claims';
import { ProcessedData } from '../../../engine/processedData';
import { until } from '../../../until';
import { FakeVendor, to } from '../../fixtures';
import { a, newText, pass, reasons, send, statuses } from './world';

const table = new ProcessedData();

beforeAll(async () => {
	await table.install();
});

beforeEach(() => {
	table.reset();
});

describe('the same message to the same recipient', () => {
	it('is skipped within the window, and says when it was sent', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		const first = await send(vendor, [a(1)], text);
		const second = await send(vendor, [a(1), a(2)], text);
		expect(vendor.sent).toEqual([a(1), a(2)]);
		expect(statuses(first)).toEqual(['queued']);
		expect(second.main[0]?.json).toMatchObject({
			recipient: a(1),
			messageId: null,
			accepted: false,
			status: 'skipped',
			isFinal: true,
			segments: null,
		});
		expect(reasons(second)[0]).toMatch(
			/^The same message was sent to this recipient at 20\d\d-.*Z, and 'Suppress Within \(Minutes\)' is 60$/u,
		);
		expect([second.hints, second.error]).toEqual([[], undefined]);
	});

	it('is sent again when the window has passed, and not before', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		pass(59.9);
		expect(statuses(await send(vendor, [a(1)], text))).toEqual(['skipped']);
		pass(0.2);
		// What n8n's table rounds up is another matter.
		table.reset();
		expect(statuses(await send(vendor, [a(1)], text))).toEqual(['queued']);
		expect(vendor.sent).toHaveLength(2);
	});

	it('is judged by the window of who sends it now', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text, { suppressWithin: 5 });
		pass(20);
		expect(statuses(await send(vendor, [a(1)], text))).toEqual(['skipped']);
		expect(statuses(await send(vendor, [a(1)], text, { suppressWithin: 10 }))).toEqual(['queued']);
	});

	it('is known in whatever spelling, and in whatever workflow', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		const ids = { workflow: 'another', node: 'another' };
		const output = await send(vendor, [`+886 ${a(1).slice(1)}`], text, {}, { ids });
		expect(statuses(output)).toEqual(['skipped']);
	});

	it('is skipped in the same execution too, once its first one is on its way', async () => {
		const vendor = new FakeVendor();
		const output = await send(vendor, [a(1), a(1), `${a(2)},${a(2)}`], newText());
		expect(vendor.sent).toEqual([a(1), a(2)]);
		expect(statuses(output)).toEqual(['queued', 'skipped', 'queued', 'skipped']);
		expect(reasons(output)[1]).toBe(
			'The same message to this recipient is in this execution already',
		);
	});

	it('is skipped by either option where both are set', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text, { skipDuplicates: true });
		const output = await send(vendor, [a(1), a(1), a(2), a(2)], text, { skipDuplicates: true });
		expect(statuses(output)).toEqual(['skipped', 'skipped', 'queued', 'skipped']);
		expect(vendor.sent).toEqual([a(1), a(2)]);
	});
});

describe('another message', () => {
	it.each<[string, (vendor: FakeVendor) => void]>([
		['of another host', (vendor) => (vendor.account = { baseUrl: 'http://b.test', user: 'a' })],
		['of another user', (vendor) => (vendor.account = { baseUrl: 'http://a.test', user: 'b' })],
	])('%s is sent', async (_what, change) => {
		const vendor = new FakeVendor();
		vendor.account = { baseUrl: 'http://a.test', user: 'a' };
		const text = newText();
		await send(vendor, [a(1)], text);
		change(vendor);
		await send(vendor, [a(1)], text);
		expect(vendor.sent).toEqual([a(1), a(1)]);
	});

	it('is one with another text, or to another recipient', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		await send(vendor, [a(1)], newText());
		await send(vendor, [a(2)], text);
		expect(vendor.sent).toEqual([a(1), a(1), a(2)]);
	});

	it('is none for a slash at the end of the address', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		vendor.account = { ...vendor.account, baseUrl: `${vendor.account.baseUrl}/` };
		expect(statuses(await send(vendor, [a(1)], text))).toEqual(['skipped']);
	});
});

describe('two executions at once', () => {
	it('send one message', async () => {
		const vendor = new FakeVendor();
		vendor.onRequest = async () => {
			await until(() => vendor.asked === 2);
			await sleep(20);
		};
		const text = newText();
		const outputs = await Promise.all([send(vendor, [a(1)], text), send(vendor, [a(1)], text)]);
		expect(vendor.sent).toEqual([a(1)]);
		expect(outputs.flatMap(statuses).toSorted()).toEqual(['queued', 'skipped']);
		expect(outputs.flatMap(reasons)).toContain(
			"The same message to this recipient is being sent by another execution, and 'Suppress Within (Minutes)' is 60",
		);
	});
});

describe('how the first one ended', () => {
	it.each(['rejected', 'notSent'] as const)('%s: the next one may be sent', async (end) => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [to(end)], text);
		vendor.changed.set(to(end), 'accepted');
		expect(statuses(await send(vendor, [to(end)], text))).toEqual(['queued']);
		expect(vendor.sent).toHaveLength(2);
		expect(statuses(await send(vendor, [to(end)], text))).toEqual(['skipped']);
	});

	it.each(['unknown', 'defect'] as const)('%s: it may have been sent, and stays', async (end) => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [to(end)], text);
		const output = await send(vendor, [to(end)], text);
		expect(vendor.sent).toHaveLength(1);
		expect(statuses(output)).toEqual(['skipped']);
		expect(reasons(output)[0]).toMatch(/^The same message was sent, or may have been, to this/u);
	});

	it('a number that the message cannot go to was not claimed', async () => {
		const vendor = new FakeVendor();
		const to = [`+14155550101,${a(9)}`];
		const rest = { onError: 'continueRegularOutput' } as const;
		await send(vendor, to, 'home only', {}, rest);
		expect(statuses(await send(vendor, to, 'home only', {}, rest))).toEqual(['failed', 'skipped']);
		expect(table.sizes('remove')).toEqual([]);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true };

	it('sends again what was not sent, and does not skip its own', async () => {
		const vendor = new FakeVendor(1);
		const [no, left] = [to('rejected', 5), to('notSent', 5)];
		vendor.onRequest = () => {
			if (vendor.requests.length === 3) vendor.changed.set(left, 'accepted');
		};
		const text = newText();
		const output = await send(vendor, [no, left], text, {}, retry);
		expect(vendor.sent).toEqual([no, left, left]);
		expect(statuses(output)).toEqual(['rejected', 'queued']);
		expect(statuses(await send(vendor, [left], text))).toEqual(['skipped']);
	});

	it('sends what is unknown again where the vendor recognises it, under the same claim', async () => {
		const vendor = new FakeVendor(1, true);
		const [no, open] = [to('rejected', 6), to('unknown', 6)];
		const executionId = newText();
		const text = newText();
		const again = { ...retry, executionId };
		await send(vendor, [open, no], text, {}, again);
		vendor.changed.set(open, 'accepted');
		const output = await send(vendor, [open, no], text, {}, again);
		expect(vendor.sent).toEqual([open, no, open]);
		expect(statuses(output)).toEqual(['queued', 'rejected']);
	});

	it('answers what was accepted from the ledger, whatever the memory says', async () => {
		const vendor = new FakeVendor();
		const again = { ...retry, executionId: newText() };
		const text = newText();
		await send(vendor, [a(1), a(1)], text, {}, again);
		const output = await send(vendor, [a(1), a(1)], text, {}, again);
		expect(statuses(output)).toEqual(['queued', 'skipped']);
		expect(vendor.sent).toEqual([a(1)]);
	});

	it("n8n's Retry execution is another execution", async () => {
		const vendor = new FakeVendor();
		const text = newText();
		const rest = { ...retry, onError: 'continueRegularOutput' } as const;
		await send(vendor, [a(1), to('rejected')], text, {}, rest);
		const output = await send(vendor, [a(1), to('rejected')], text, {}, rest);
		expect(statuses(output)).toEqual(['skipped', 'rejected']);
	});
});

describe('the other options', () => {
	it('what is skipped does not count towards the maximum, and what is beyond it is not claimed', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1), a(2)], text);
		const all = [1, 2, 3, 4, 5].map(a);
		const output = await send(vendor, all, text, { maxRecipients: 2 });
		expect(statuses(output)).toEqual(['skipped', 'skipped', 'queued', 'queued', 'failed']);
		expect(statuses(await send(vendor, all, text))).toEqual([
			...Array.from({ length: 4 }, () => 'skipped'),
			'queued',
		]);
	});

	it('requests are shared, and batches pause, as without it', async () => {
		const vendor = new FakeVendor(3);
		const batching = { batch: { batchSize: 2, batchInterval: 40 } };
		await send(vendor, [1, 2, 3, 4].map(a), newText(), { batching });
		expect(vendor.requests.map(({ numbers }) => numbers)).toEqual([
			[a(1), a(2)],
			[a(3), a(4)],
		]);
		const [first, second] = vendor.requests.map(({ at }) => at);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(38);
		const whole = new FakeVendor(3);
		await send(whole, [1, 2, 3, 4].map(a), newText());
		expect(whole.requests.map(({ numbers }) => numbers)).toEqual([[1, 2, 3].map(a), [a(4)]]);
	});

	it('what a stopped execution did not send is sent by the next one', async () => {
		const vendor = new FakeVendor(1);
		const text = newText();
		let cancel = (): void => undefined;
		vendor.onRequest = async () => {
			if (vendor.requests.length > 1) return;
			cancel();
			await sleep(10);
		};
		const all = Array.from({ length: 300 }, (_, index) => a(index));
		await send(vendor, all, text, {}, { onStart: (cancelIt) => (cancel = cancelIt) });
		const left = vendor.sent.length;
		expect(left).toBeLessThan(300);
		const output = await send(vendor, all, text);
		expect(statuses(output).filter((status) => status === 'skipped')).toHaveLength(left);
		expect(new Set(vendor.sent).size).toBe(300);
		expect(vendor.sent).toHaveLength(300);
	});

	it('a hundred messages are kept while they are looked at, and more than that are sent too', async () => {
		const vendor = new FakeVendor();
		const items = Array.from({ length: 250 }, (_, index) => ({ to: a(index) }));
		const text = newText();
		const rest = { items };
		await send(vendor, [], `={{ '${text} ' + $itemIndex }}`, {}, rest);
		expect(vendor.requests.map(({ content }) => content).toSorted()).toEqual(
			items.map((_, index) => `${text} ${index}`).toSorted(),
		);
	});

	it('an item that cannot be read keeps nobody else from being guarded', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		const rest = { items: [{ to: { wrong: 1 } }, { to: a(1) }, { to: ' ' }, { to: a(2) }] };
		await send(vendor, [a(1)], text);
		const output = await send(vendor, [], text, {}, rest);
		expect(statuses(output)).toEqual(['failed', 'skipped', 'failed', 'queued']);
	});

	it.each([-1, 1.5, 43_201])(
		'a window of %p minutes is refused, and nothing is sent',
		async (minutes) => {
			const vendor = new FakeVendor();
			const { error } = await send(vendor, [a(1)], newText(), { suppressWithin: minutes });
			expect(error?.message).toContain("'Suppress Within (Minutes)' is");
			expect(vendor.sent).toEqual([]);
		},
	);
});

describe('onError', () => {
	it('continue with the error output: what was skipped is on the regular one, and not counted', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		const rest = { onError: 'continueErrorOutput' } as const;
		const output = await send(vendor, [a(1), to('rejected')], text, {}, rest);
		expect(statuses(output)).toEqual(['skipped']);
		expect(output.errors).toHaveLength(1);
		expect(output.hints.map(({ message }) => message).join()).toContain('1 of 1 messages');
	});

	it('stop: a run in which everything was skipped ends well', async () => {
		const vendor = new FakeVendor();
		const text = newText();
		await send(vendor, [a(1)], text);
		const output = await send(vendor, [a(1)], text);
		expect([output.error, output.hints, output.status]).toEqual([undefined, [], 'success']);
	});
});

it('asks for nothing and remembers nothing where the option is off', async () => {
	const vendor = new FakeVendor();
	const text = newText();
	const before = vendor.asked;
	await send(vendor, [a(1)], text, { suppressWithin: 0 });
	await send(vendor, [a(1)], text);
	expect(statuses(await send(vendor, [a(1)], text))).toEqual(['skipped']);
	await send(vendor, [a(1)], text, { suppressWithin: 0 });
	expect(vendor.sent).toEqual([a(1), a(1), a(1)]);
	expect(vendor.asked - before).toBe(2);
	expect(table.sizes('check')).toEqual([1, 2]);
});

it('remembers the last 200,000 messages', () => {
	const at = Date.now();
	const made = (key: string): Claim => ({
		key,
		owner: key,
		itemIndex: 0,
		position: 0,
		state: 'open',
		at,
	});
	const first = made('first');
	expect(claim(first, 1_000)).toBe(first);
	settleClaim(first, true);
	expect(claim({ ...made('first'), owner: 'other' }, 1_000)).toBe(first);
	for (let index = 0; index < 200_000; index++) claim(made(`claim ${index}`), 1_000);
	const later = { ...made('first'), owner: 'other' };
	expect(claim(later, 1_000)).toBe(later);
	// Whoever is late with forgetting does not take the place of another.
	forget(first);
	expect(claim({ ...made('first'), owner: 'third' }, 1_000)).toBe(later);
});
